"""What goast costs: a large tree built, printed and rendered, and all of GOROOT/src rendered."""

from __future__ import annotations

import gc
import json
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from goast import (
    ERROR,
    NIL,
    Assign,
    Binary,
    Define,
    Field,
    File,
    Func,
    Index,
    Int,
    Package,
    Param,
    Range,
    Return,
    Star,
    String,
    call,
    composite,
    if_err,
    load,
    method,
    ref,
    render,
    struct,
    walk,
)
from goast.printer import Printer
from tests.bench.table import Table
from tests.goast import goroot
from tests.goast.oracle import build

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from goast import Decl

_TYPES = 800
_TIMES = 7
_BATCH = 400

_FMT = Package("fmt")
_CONTEXT = Package("context")


def measure() -> Table:
    """Measure a tree of 100 000 nodes, then the standard library."""
    gc.disable()  # as gpsgen does: nodes make no cycles
    try:
        return Table(["what", "size", "time", "lines a second", "aim"], [*_large(), *_library()])
    finally:
        gc.enable()


def large_file() -> File:
    """Build a file of services that look up and add up."""
    return File("shop", [decl for number in range(_TYPES) for decl in _service(number)])


def _service(number: int) -> Iterator[Decl]:
    name = f"Service{number}"
    recv = Param("s", Star(name))
    ctx = Param("ctx", _CONTEXT.Context)
    failed = Return([Int(0), call(_FMT.Errorf, String("look up %s: %w"), "name", "err")])
    rate = Index("s.rates", "item.Currency")
    hits = Binary("s.hits", "*", Binary(Int(100), "/", Binary("s.hits", "+", "s.misses")))
    yield struct(name, [Field("store", "Store"), Field(["hits", "misses"], "int")])
    yield Func(
        f"New{name}",
        [Param("store", "Store")],
        [Star(name)],
        [Return(ref(composite(name, store="store", hits=Int(0), misses=Int(0))))],
    )
    yield method(recv, "Total", [ctx, Param("name", "string")], ["int", ERROR], [
        Define(["items", "err"], call("s.store.Items", "ctx", "name")),
        if_err(Assign("s.misses", Int(1), "+="), failed),
        Define("total", Int(0)),
        Range("items", [
            Define("price", call("item.Price", "ctx")),
            Assign("total", Binary(Binary("price.Amount", "*", "item.Count"), "*", rate), "+="),
        ], "_", "item"),
        Assign("s.hits", Int(1), "+="),
        Return(["total", NIL]),
    ])  # fmt: skip
    yield method(recv, "String", [], ["string"], [
        Return(call(_FMT.Sprintf, String("%s: %d of %d, %d%%"), "s.name", "s.hits",
                    Binary("s.hits", "+", "s.misses"), hits)),
    ])  # fmt: skip


def _large() -> Iterator[list[str]]:
    file = large_file()
    nodes = sum(1 for _ in walk(file))
    lines = render(file).count("\n")
    size = f"{lines} lines"
    yield _row("build a tree", f"{nodes} nodes", lines, _least(large_file), "< 0.3 s")
    yield _row("print it", size, lines, _least(lambda: _print(file)), "< 0.06 s")
    yield _row("render it: check, import, print", size, lines, _least(lambda: render(file)), "")


def _print(file: File) -> str:
    printer = Printer({_FMT: "fmt", _CONTEXT: "context"})
    printer.write(file)
    return "".join(printer.out)


def _library() -> Iterator[list[str]]:
    lines, loading, rendering = 0, 0.0, 0.0
    files = goroot.files()
    with tempfile.TemporaryDirectory() as folder:
        astdump = build(Path(folder, "astdump"))
        for first in range(0, len(files), _BATCH):
            dumped = astdump.lines("ast", files[first : first + _BATCH])
            trees = [json.loads(line)["file"] for line in dumped]
            start = time.process_time()
            loaded = [load(tree) for tree in trees]
            between = time.process_time()
            lines += sum(render(file).count("\n") for file in loaded)
            loading += between - start
            rendering += time.process_time() - between
    yield _row("GOROOT/src: load what go/ast saw", f"{len(files)} files", lines, loading, "")
    aim = "> 400000 lines/s"
    yield _row("GOROOT/src: render", f"{lines} lines", lines, rendering, aim)


def _least(once: Callable[[], object]) -> float:
    """Return the least processor time of several runs, which is what the work itself needs."""
    taken = []
    for _ in range(_TIMES):
        start = time.process_time()
        once()
        taken.append(time.process_time() - start)
    return min(taken)


def _row(what: str, size: str, lines: int, seconds: float, aim: str) -> list[str]:
    return [what, size, f"{seconds:.3f} s", f"{lines / seconds:.0f}", aim]
