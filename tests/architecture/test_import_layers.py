"""Imports run one way: a module may import what stands above it in the list, and no other."""

import ast
from fnmatch import fnmatch
from pathlib import Path

ROOT = Path(__file__).parents[2]

#: The layers of gpsgen, the lowest first; a pattern is a module and all below it.
LAYERS = [
    ["version", "layout", "names", "errors", "syntax"],
    ["toolchain", "diagnostics"],
    ["read", "compile", "gomod.requirements"],
    ["model"],
    ["jsonschema"],
    [
        "features.*.model",
        "features.cli.commands",
        "features.workers.queues",
        "features.deploy.setup",
    ],
    ["features.*.rules"],
    ["config"],
    ["resolve"],
    ["plan"],
    ["features"],
    ["gomod"],
    ["pipeline", "render", "reconcile"],
    ["people"],
    ["apply", "post_generate"],
    ["regeneration"],
    ["stamp"],
    ["unfinished"],
    ["cli"],
    ["__main__"],
]


def layer(module: str) -> int:
    """Return the layer of a module of gpsgen: that of the longest pattern that it matches."""
    matches = [
        (len(pattern), rank)
        for rank, patterns in enumerate(LAYERS)
        for pattern in patterns
        if fnmatch(module, pattern) or fnmatch(module, f"{pattern}.*")
    ]
    assert matches, f"{module} has no layer"
    return max(matches)[1]


def imports() -> list[tuple[str, str]]:
    """Return (module, imported module) for all imports inside gpsgen, its name left out."""
    found = []
    for file in sorted((ROOT / "gpsgen").rglob("*.py")):
        module = ".".join(file.relative_to(ROOT / "gpsgen").with_suffix("").parts)
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("gpsgen"):
                path = (node.module or "").removeprefix("gpsgen").removeprefix(".")
                names = [alias.name for alias in node.names] if not path else [""]
                found += [(module.removesuffix(".__init__"), path or name) for name in names]
    return found


def _is_against_the_flow(module: str, imported: str) -> bool:
    return module not in {"", "__init__"} and layer(imported) > layer(module)


def test_imports_run_one_way() -> None:
    wrong = {f"{a} imports {b}" for a, b in imports() if _is_against_the_flow(a, b)}

    assert wrong == set()


def test_an_import_against_the_flow_would_be_seen() -> None:
    assert _is_against_the_flow("read.config", "cli.app")
    assert _is_against_the_flow("model.base", "features.rest.model")
    assert not _is_against_the_flow("cli.app", "read.config")


def test_no_feature_imports_another() -> None:
    wrong = {
        f"{a} imports {b}"
        for a, b in imports()
        if a.startswith("features.")
        and b.startswith("features.")
        and a.split(".")[1] not in {b.split(".")[1], "registry"}
    }

    assert wrong == set()


def test_goast_knows_nothing_of_gpsgen() -> None:
    modules = (ROOT / "goast").rglob("*.py")

    assert [file.name for file in modules if "gpsgen" in file.read_text("utf-8")] == []


def test_no_module_is_too_long_to_hold_in_ones_head() -> None:
    lines = {
        file.relative_to(ROOT).as_posix(): len(file.read_text("utf-8").splitlines())
        for package in ("gpsgen", "goast")
        for file in (ROOT / package).rglob("*.py")
    }

    assert {path: count for path, count in lines.items() if count > 600} == {}
