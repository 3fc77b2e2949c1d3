"""Turns planned files into bytes; all Go made of nodes goes through one gofmt."""

import posixpath
from collections import defaultdict
from collections.abc import Iterable, Sequence

import goast
from goast.gofmt import format_files
from goast.names import check_file_path, check_file_set
from gpsgen.errors import EnvironmentMissingError
from gpsgen.plan.files import PlannedFile, RenderedFile


def render(files: Iterable[PlannedFile], module: str) -> dict[str, RenderedFile]:
    """Return the files with their bytes, by path.

    Raises:
        goast.InvalidNode: a tree is not Go (a bug of the feature that made it).
        ValueError: a file has a name that the go command reads as something else (likewise).
        gpsgen.errors.EnvironmentMissingError: there is no gofmt on this machine.

    """
    files = list(files)
    texts = _go_texts(files, module)
    return {file.path: _rendered(file, texts) for file in files}


def _rendered(file: PlannedFile, go_texts: dict[str, str]) -> RenderedFile:
    content = file.content
    if isinstance(content, goast.File):
        data = go_texts[file.path].encode()
    else:
        data = content if isinstance(content, bytes) else content.encode()
    return RenderedFile(file.path, data, file.origin, file.owner)


def _go_texts(files: Sequence[PlannedFile], module: str) -> dict[str, str]:
    foreign = {file.path: file.taken for file in files}
    packages: dict[tuple[str, str], dict[str, goast.File]] = defaultdict(dict)
    for file in files:
        if isinstance(file.content, goast.File):
            folder = posixpath.dirname(file.path)
            packages[folder, file.content.package][file.path] = file.content
    made = [path for trees in packages.values() for path in trees]
    check_file_set([check_file_path(path) for path in made])
    texts: dict[str, str] = {}
    for (folder, name), trees in packages.items():
        import_path = f"{module}/{folder}" + "_test" * name.endswith("_test")
        declared = {path: set(goast.top_level_names(tree)) for path, tree in trees.items()}
        for path, tree in trees.items():
            others = (names for at, names in declared.items() if at != path)
            taken = foreign[path].union(*others)
            texts[path] = goast.render(tree, module=module, path=import_path, taken=taken)
    try:
        return format_files(texts)
    except goast.GofmtMissing as missing:
        raise EnvironmentMissingError(str(missing)) from missing
