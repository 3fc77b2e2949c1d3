"""A small plan of a handler, and the Go that people may have made of it."""

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path

import goast
from goast import Field, File, Func, Package, Param, Return, Star, composite, method, ref, struct
from goast.parser import parse_signature
from gpsgen.people.adapting import Adapted, adapt
from gpsgen.plan.files import PlannedFile, Stub, Vocabulary
from gpsgen.plan.golang import peoples, stub_files
from gpsgen.plan.ownership import Owner
from gpsgen.reconcile.manifest import Entry, Manifest, OfferedStub

MODULE = "example.com/shop"
FOLDER = "internal/api"
HANDLER = f"{FOLDER}/handler.go"
OAS = Package(f"{MODULE}/pkg/rest/api/v1", "oas")

#: What generated code calls.
SIGNATURES = {
    "CreateItem": "(ctx context.Context, req *oas.NewItem) (*oas.Item, error)",
    "DeleteItem": "(ctx context.Context, params oas.DeleteItemParams) error",
    "ListItems": "(ctx context.Context, limit, offset int) ([]oas.Item, error)",
}

HEAD = f"""\
package api

import (
	"context"

	"{OAS.path}"
)

type Handler struct {{
	Unimplemented

	svc int
}}

func NewHandler(svc int) *Handler {{ return &Handler{{svc: svc}} }}
"""


def written(name: str, signature: str = "", receiver: str = "h *Handler") -> str:
    """Return a method as people may write it."""
    return f"\nfunc ({receiver}) {name}{signature or SIGNATURES[name]} {{ panic(1) }}\n"


def package(*methods: str, clause: str = "api") -> str:
    """Return a file of methods, without the type."""
    return f'package {clause}\n\nimport (\n\t"context"\n\toas "{OAS.path}"\n)\n' + "".join(methods)


ALL = HEAD + "".join(map(written, SIGNATURES))


def plan(signatures: Mapping[str, str] = SIGNATURES) -> list[PlannedFile]:
    """Return the files of a handler with methods of these signatures."""
    fallback = struct("Unimplemented", [Field((), OAS.UnimplementedHandler)])
    generated = PlannedFile(f"{FOLDER}/psg_gen.go", File("api", [fallback]), "rest[0]")
    decls = [
        struct("Handler", ["Unimplemented", Field("svc", "int")]),
        Func(
            "NewHandler",
            [Param("svc", "int")],
            [Star("Handler")],
            [Return(ref(composite("Handler", svc="svc")))],
        ),
        *(_method(name, text, "h.Unimplemented") for name, text in signatures.items()),
    ]
    files = stub_files(signatures, "handler")
    stubs = tuple(
        Stub(_method(name, text, composite("Unimplemented")), files[name], f"POST /{name}")
        for name, text in signatures.items()
    )
    types = frozenset({"NewItem", "Item", "DeleteItemParams", "UnimplementedHandler"})
    handler = peoples(HANDLER, "api", decls, origin="rest[0]")
    return [generated, replace(handler, stubs=stubs, vocabulary=Vocabulary(OAS, types))]


def _method(name: str, text: str, fallback: goast.Expr | str) -> Func:
    packages = {"oas": OAS, "context": Package("context")}
    signature = parse_signature(text, packages=packages)
    params = [it for it in signature.params if isinstance(it, Param)]
    names = [name for param in params for name in param.names]
    body = [Return(goast.call(goast.member(fallback, name), *names))]
    return method(Param("h", Star("Handler")), name, params, signature.results, body)


def manifest(*paths: str, offered: Iterable[str] = ()) -> Manifest:
    """Return the manifest of a project whose people have the files at these paths."""
    return Manifest(
        entries={path: Entry(Owner.PEOPLE, frozenset({"0" * 64})) for path in paths},
        stubs=frozenset(OfferedStub(FOLDER, f"Handler.{name}") for name in offered),
    )


def project(root: Path, files: Mapping[str, str]) -> Path:
    """Write files of the handler's folder, or of another one where they name it."""
    for name, text in files.items():
        place = root / (name if "/" in name else f"{FOLDER}/{name}")
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text, "utf-8", newline="")
    return root


def adapted(
    root: Path, before: Manifest | None = None, planned: list[PlannedFile] | None = None
) -> Adapted:
    """Adapt the plan to the project in `root`, whose handler was written earlier."""
    before = manifest(HANDLER) if before is None else before
    return adapt(plan() if planned is None else planned, before, root, MODULE)


def beside(found: Adapted) -> list[str]:
    """Return the names of the planned files of people, the handler's left out."""
    theirs = [it.path for it in found.files if it.owner is Owner.PEOPLE and it.path != HANDLER]
    assert {posixpath.dirname(path) for path in theirs} <= {FOLDER}
    return sorted(posixpath.basename(path) for path in theirs)


def text_of(found: Adapted, path: str) -> str:
    """Return the Go of a planned file, before gofmt."""
    content = next(it.content for it in found.files if it.path == path)
    assert isinstance(content, File)
    return goast.render(content, module=MODULE, path=f"{MODULE}/{FOLDER}")


def recorded(found: Adapted) -> set[str]:
    """Return the methods that are recorded as people's."""
    assert {stub.folder for stub in found.stubs} <= {FOLDER}
    return {stub.method.removeprefix("Handler.") for stub in found.stubs}
