"""Applies the fixes of findings to the files that they are about."""

import codecs
import contextlib
import functools
import os
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from gpsgen.cli.terminal import Terminal
from gpsgen.config import LoadedConfig, load_config
from gpsgen.diagnostics import Diagnostic, Diagnostics, Source
from gpsgen.diagnostics.fixing import apply_fixes
from gpsgen.diagnostics.text import safe
from gpsgen.errors import GpsgenError
from gpsgen.read.config import parse_config
from gpsgen.read.spec import parse_spec

#: A fix may bring another finding to light, or have to wait for one beside it.
_ROUNDS = 10

_Readings = dict[str, Counter[str]]
"""How often each code is found in a text, by the languages in which it can be read."""


def fix_files(config: Path, loaded: LoadedConfig, terminal: Terminal) -> LoadedConfig:
    """Apply all fixes of a config's findings and return the config as it is then.

    Raises:
        GpsgenError: a file cannot be written, or has changed since it was read.

    """
    done: set[object] = set()
    read_before = functools.cache(_read)
    for _ in range(_ROUNDS):
        waiting = [finding for finding in loaded.diagnostics if _identity(finding) not in done]
        fixed = apply_fixes(
            waiting,
            loaded.sources,
            lambda before, after: _is_sound(read_before(before), _read(after)),
        )
        if not fixed.findings:
            break
        for name, source in fixed.sources.items():
            _replace(loaded.sources[name], source)
        _tell(fixed.findings, terminal)
        done |= {_identity(finding) for finding in fixed.findings}
        loaded = load_config(config)
    if not done:
        terminal.note("nothing was fixed: no finding has a fix of its own")
    return loaded


def _identity(finding: Diagnostic) -> object:
    """Return what tells a finding from others: one that is still there is not mended again."""
    return finding.code, finding.span, finding.path, finding.message


def _tell(findings: Iterable[Diagnostic], terminal: Terminal) -> None:
    for finding in findings:
        if finding.fix:
            what = f"{finding.span}: {finding.code.number}: {finding.fix.description}"
            terminal.note(f"fixed {safe(what)}")


def _is_sound(before: _Readings, after: _Readings) -> bool:
    """Say whether a text can be read, with nothing new to be said, wherever it could be before."""
    return all(
        language in after and not after[language] - found for language, found in before.items()
    )


def _read(source: Source) -> _Readings:
    """Return how often each code is found by the readers that can read a text."""
    is_json = source.name.lower().endswith(".json")
    in_config, in_spec = Diagnostics(), Diagnostics()
    read = {
        "config": (parse_config(source, in_config), in_config),
        "spec": (parse_spec(source, in_spec, is_json=is_json), in_spec),
    }
    return {
        language: Counter(finding.code.number for finding in found)
        for language, (document, found) in read.items()
        if document is not None
    }


def _replace(before: Source, after: Source) -> None:
    """Put a text in the place of another, all at once; links, mode and byte order mark stay."""
    path = Path(before.name).resolve()
    if not path.is_file():
        raise GpsgenError(f"{before.name} cannot be fixed: it is not a regular file")
    content = path.read_bytes()
    mark = codecs.BOM_UTF8 if content.startswith(codecs.BOM_UTF8) else b""
    if content != mark + before.text.encode():
        raise GpsgenError(f"{before.name} has changed since it was read; nothing was fixed in it")
    if not os.access(path, os.W_OK):
        raise GpsgenError(f"{before.name} cannot be fixed: it may not be written")
    status = path.stat()
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(mark + after.text.encode())
            file.flush()
            os.fsync(file.fileno())
        with contextlib.suppress(PermissionError):
            os.chown(name, status.st_uid, status.st_gid)
        shutil.copymode(path, name)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
