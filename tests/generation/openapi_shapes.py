"""OpenAPI specs of every shape that a stub has to survive, under the worst names an entry can have.

Each shape is the server of a REST entry; all of them together are one project, so that one build
covers them.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Data = Any

#: Texts that would leave a comment of Go, or become a directive of it.
HOSTILE_TEXT = (
    "ends */ here\n\n//go:generate touch /tmp/owned\n//nolint:all\n/* opens\n"
    '#include <x>\n//export x\n//line x.go:1\n`raw` "quoted" \\ {{.}} ${HOME}\n'
    "bidi \u202e\u2066 marks, a \x85 line, a \u2028 line, a \x7f\n"
    'import "C"\nfunc init() { panic(1) }'
)

TEXT: Data = {"type": "string"}
WHOLE: Data = {"type": "integer"}


@dataclass(frozen=True, slots=True)
class Shape:
    """A spec, and the name of the REST entry that serves it."""

    entry: str
    spec: Data


def json_body(schema: Data, *, required: bool = True) -> Data:
    """Return a request body of JSON."""
    return {"required": required, "content": {"application/json": {"schema": schema}}}


def answer(schema: Data | None = None, *, media: str = "application/json", **more: Data) -> Data:
    """Return a response, with a body where it has a schema."""
    content = {} if schema is None else {"content": {media: {"schema": schema}}}
    return {"description": "an answer", **content, **more}


def operation(identifier: str | None = None, **more: Data) -> Data:
    """Return an operation; without an identifier its path has to name it."""
    named = {} if identifier is None else {"operationId": identifier}
    return {**named, "responses": {"200": answer(TEXT)}, **more}


def parameter(name: str, place: str = "query", schema: Data = TEXT, **more: Data) -> Data:
    """Return a parameter."""
    required = {"required": True} if place == "path" else {}
    return {"name": name, "in": place, "schema": schema, **required, **more}


def spec(paths: Data, **components: Data) -> Data:
    """Return a whole spec; a security requirement for all operations is a component, too."""
    top = {key: components.pop(key) for key in ("security", "tags", "servers") if key in components}
    return {
        "openapi": "3.0.3",
        "info": {"title": "shape", "version": "1"},
        **top,
        "paths": paths,
        **({"components": components} if components else {}),
    }


def _object(**properties: Data) -> Data:
    return {"type": "object", "properties": properties}


def _schema(name: str) -> Data:
    return {"$ref": f"#/components/schemas/{name}"}


def _default(schema: Data, **more: Data) -> Data:
    """Return a spec whose operations share a default response of this schema."""
    responses = {"200": answer(TEXT), "default": answer(_schema("Failure"), **more)}
    return spec(
        {
            "/a": {"get": operation("getA", responses=responses)},
            "/b": {"post": operation("postB", responses=responses)},
        },
        schemas={"Failure": schema},
    )


def _scheme(**schemes: Data) -> Data:
    """Return a spec that demands these security schemes, each alone, and one operation all."""
    alternatives: Data = [{name: []} for name in schemes]
    together: Data = [{name: [] for name in schemes}]
    return spec(
        {
            "/any": {"get": operation("getAny")},
            "/all": {"get": operation("getAll", security=together)},
            "/none": {"get": operation("getNone", security=[])},
            "/maybe": {"get": operation("getMaybe", security=[{}, *alternatives])},
        },
        security=alternatives,
        securitySchemes=schemes,
    )


def _flow(**flows: str) -> Data:
    urls = {"authorizationUrl": "https://example.com/a", "tokenUrl": "https://example.com/t"}
    needed = {"implicit": ["authorizationUrl"], "clientCredentials": ["tokenUrl"]}
    return {
        flow: {**{url: urls[url] for url in needed.get(flow, urls)}, "scopes": {scope: "a scope"}}
        for flow, scope in flows.items()
    }


_BODIES = spec({
    "/array": {"post": operation("postArray", requestBody=json_body(
        {"type": "array", "items": TEXT}
    ))},
    "/matrix": {"post": operation("postMatrix", requestBody=json_body(
        {"type": "array", "items": {"type": "array", "items": {"type": "number"}}}
    ))},
    "/text": {"post": operation("postText", requestBody=json_body(TEXT))},
    "/whole": {"post": operation("postWhole", requestBody=json_body(WHOLE))},
    "/flag": {"post": operation("postFlag", requestBody=json_body({"type": "boolean"}))},
    "/optional": {"post": operation("postOptional", requestBody=json_body(
        _object(a=TEXT), required=False
    ))},
    "/optional-text": {"post": operation("postOptionalText", requestBody=json_body(
        TEXT, required=False
    ))},
    "/optional-array": {"post": operation("postOptionalArray", requestBody=json_body(
        {"type": "array", "items": TEXT}, required=False
    ))},
    "/any": {"post": operation("postAny", requestBody=json_body({}))},
    "/map": {"post": operation("postMap", requestBody=json_body(
        {"type": "object", "additionalProperties": WHOLE}
    ))},
    "/null": {"post": operation("postNull", requestBody=json_body({**TEXT, "nullable": True}))},
    "/null-object": {"post": operation("postNullObject", requestBody=json_body(
        {**_object(a={**TEXT, "nullable": True}), "nullable": True}
    ))},
    "/enum": {"post": operation("postEnum", requestBody=json_body({**TEXT, "enum": ["a", "b"]}))},
    "/date": {"post": operation("postDate", requestBody=json_body({**TEXT, "format": "date"}))},
    "/uuid": {"post": operation("postUUID", requestBody=json_body({**TEXT, "format": "uuid"}))},
    "/duration": {"post": operation("postDuration", requestBody=json_body(
        {**TEXT, "format": "duration"}
    ))},
    "/ip": {"post": operation("postIP", requestBody=json_body({**TEXT, "format": "ipv4"}))},
    "/uri": {"post": operation("postURI", requestBody=json_body({**TEXT, "format": "uri"}))},
    "/bytes": {"post": operation("postBytes", requestBody=json_body({**TEXT, "format": "byte"}))},
})  # fmt: skip

_MEDIA = spec({
    "/form": {"post": operation("postForm", requestBody={"content": {
        "application/x-www-form-urlencoded": {"schema": _object(a=TEXT, b=WHOLE)},
    }})},
    "/multipart": {"post": operation("postMultipart", requestBody={"required": True, "content": {
        "multipart/form-data": {"schema": _object(
            file={**TEXT, "format": "binary"},
            files={"type": "array", "items": {**TEXT, "format": "binary"}},
            note=TEXT,
        )},
    }})},
    "/binary": {"post": operation("postBinary", requestBody={"required": True, "content": {
        "application/octet-stream": {"schema": {**TEXT, "format": "binary"}},
    }})},
    "/optional-binary": {"post": operation("postOptionalBinary", requestBody={"content": {
        "application/octet-stream": {"schema": {**TEXT, "format": "binary"}},
    }})},
    "/plain": {"post": operation("postPlain", requestBody={"required": True, "content": {
        "text/plain": {"schema": TEXT},
    }})},
    "/several": {"post": operation("postSeveral", requestBody={"required": True, "content": {
        "application/json": {"schema": _object(a=TEXT)},
        "application/x-www-form-urlencoded": {"schema": _object(a=TEXT)},
        "application/octet-stream": {"schema": {**TEXT, "format": "binary"}},
    }})},
    "/image": {"get": operation("getImage", responses={"200": answer(
        {**TEXT, "format": "binary"}, media="image/*"
    )})},
})  # fmt: skip

_ANSWERS = spec({
    "/several": {"get": operation("getSeveral", responses={
        "200": answer(_object(a=TEXT)), "201": answer(), "202": answer(TEXT),
        "404": answer(_object(reason=TEXT)), "4XX": answer(TEXT), "5XX": answer(),
    })},
    "/nothing": {"delete": operation("deleteNothing", responses={"204": answer()})},
    "/headers": {"get": operation("getHeaders", responses={"200": answer(TEXT, headers={
        "X-Rate": {"schema": WHOLE}, "X-Name": {"schema": TEXT, "required": True},
    })})},
    "/created": {"get": operation("getCreated", responses={"201": answer(headers={
        "Location": {"schema": TEXT},
    })})},
    "/array": {"get": operation("getArray", responses={"200": answer(
        {"type": "array", "items": _object(a=TEXT)}
    )})},
    "/only-default": {"get": operation("getOnlyDefault", responses={"default": answer(TEXT)})},
    "/default": {"get": operation("getDefault", responses={
        "200": answer(), "default": answer(WHOLE),
    })},
    "/any": {"get": operation("getAny", responses={"200": answer({})})},
    "/stream": {"get": operation("getStream", responses={"200": answer(
        {**TEXT, "format": "binary"}, media="application/octet-stream"
    )})},
    "/media": {"get": operation("getMedia", responses={"200": {"description": "either", "content": {
        "application/json": {"schema": _object(a=TEXT)},
        "text/plain": {"schema": TEXT},
    }}})},
    "/head": {"head": operation("headOf", responses={"200": answer()})},
    "/options": {"options": operation("optionsOf", responses={"200": answer()})},
})  # fmt: skip

_SUMS = spec(
    {
        "/pet": {
            "post": operation("postPet", requestBody=json_body(_schema("Pet"))),
            "get": operation("getPet", responses={"200": answer(_schema("Pet"))}),
        },
        "/value": {
            "post": operation(
                "postValue", requestBody=json_body({"oneOf": [TEXT, WHOLE, {"type": "boolean"}]})
            ),
            "get": operation("getValue", responses={"200": answer({"oneOf": [TEXT, WHOLE]})}),
        },
        "/all": {
            "post": operation(
                "postAll", requestBody=json_body({"allOf": [_schema("Cat"), _object(extra=TEXT)]})
            )
        },
        "/tree": {
            "post": operation("postTree", requestBody=json_body(_schema("Tree"))),
            "get": operation("getTree", responses={"200": answer(_schema("Tree"))}),
        },
    },
    schemas={
        "Pet": {
            "oneOf": [_schema("Cat"), _schema("Dog")],
            "discriminator": {"propertyName": "kind"},
        },
        "Cat": {**_object(kind=TEXT, lives=WHOLE), "required": ["kind"]},
        "Dog": {**_object(kind=TEXT, name=TEXT), "required": ["kind"]},
        "Tree": _object(
            value=TEXT,
            parent=_schema("Tree"),
            children={"type": "array", "items": _schema("Tree")},
            named={"type": "object", "additionalProperties": _schema("Tree")},
        ),
    },
)

_NAMELESS = spec(
    {
        "/": {"get": operation()},
        "/a/{b}/c/{d}": {
            "get": operation(parameters=[parameter("b", "path"), parameter("d", "path", WHOLE)]),
            "put": operation(
                parameters=[parameter("d", "path"), parameter("b", "path")],
                requestBody=json_body(_object(a=TEXT)),
            ),
            "delete": operation(parameters=[parameter("b", "path"), parameter("d", "path")]),
        },
        "/a-b.c/{x}.json": {"get": operation(parameters=[parameter("x", "path")])},
        "/a_b": {"patch": operation()},
        "/{first}-{second}": {
            "get": operation(parameters=[parameter("first", "path"), parameter("second", "path")])
        },
    }
)

#: What Go, ogen or the generated code calls by these names itself.
_TAKEN = (
    "type", "func", "range", "select", "go", "package", "interface", "default", "map", "error",
    "string", "nil", "new", "init", "main", "handler", "newHandler", "server", "newServer",
    "unimplemented", "security", "newSecurity", "svc", "h", "ctx", "err", "request", "params",
    "errorBody", "writeError", "build", "route", "service", "context", "oas", "http", "fmt",
    "Test", "TestHandlerAnswersNotImplemented", "1st", "élan", "a-b", "a.c", "A D",
)  # fmt: skip

_NAMES = spec({f"/{index}": {"get": operation(name)} for index, name in enumerate(_TAKEN)})

_PARAMETERS = spec({
    f"/{index}": {"post": operation(
        f"post{index}",
        parameters=[parameter(name), parameter(name, "cookie")],
        requestBody=json_body(_object(**{name: TEXT})),
    )}
    for index, name in enumerate(
        ["ctx", "h", "err", "req", "params", "svc", "type", "X-Y", "a.b", "$filter", "1"]
    )
} | {
    "/deep/{ctx}/{req}/{h}": {"get": operation("getDeep", parameters=[
        parameter("ctx", "path"), parameter("req", "path", WHOLE), parameter("h", "path"),
        parameter("err", "cookie"), parameter("q", schema={"type": "array", "items": TEXT}),
        parameter("o", schema=_object(a=TEXT), style="deepObject", explode=True),
    ])},
})  # fmt: skip

_ENUMS = spec(
    {
        "/enum": {
            "get": operation(
                "getEnum",
                parameters=[
                    parameter(
                        "e",
                        schema={**TEXT, "enum": ["", "a b", "*/", "-", "1", "type", "é", '"', "`"]},
                    ),
                    parameter("n", schema={**WHOLE, "enum": [-1, 0, 1]}),
                ],
                responses={"200": answer(_schema("Odd"))},
            )
        }
    },
    schemas={"Odd": {**TEXT, "enum": ["<", ">", "<=", ">=", "=", "!", "", "//", "\n"]}},
)

_HOSTILE = spec(
    {
        "/hostile/{id}": {
            "post": operation(
                "postHostile",
                summary=HOSTILE_TEXT,
                description=HOSTILE_TEXT,
                parameters=[
                    parameter("id", "path", description=HOSTILE_TEXT),
                    parameter("q", description=HOSTILE_TEXT),
                ],
                requestBody=json_body(
                    {**_object(a={**TEXT, "description": HOSTILE_TEXT}), "title": HOSTILE_TEXT}
                ),
                responses={
                    "200": answer({**TEXT, "description": HOSTILE_TEXT}),
                    "default": {**answer(_schema("Failure")), "description": HOSTILE_TEXT},
                },
                deprecated=True,
            )
        },
        "/summary": {"get": operation("getSummary", summary="*/ panic(1) /*")},
        "/directive": {"get": operation("getDirective", description="//go:embed secret\nx")},
        "/last": {"get": operation("getLast", description="first\n\n\n//go:build ignore")},
        "/code": {"get": operation("getCode", description="\tindented\n\n- a list\n# heading")},
        "/*/": {"get": operation("getStar", summary="a path that ends a comment")},
        "/blank": {"get": operation("getBlank", summary=" ", description="\n\n")},
    },
    security=[{"key": []}],
    schemas={
        "Failure": {
            **_object(code=WHOLE, error={**TEXT, "description": HOSTILE_TEXT}),
            "required": ["code", "error"],
            "description": HOSTILE_TEXT,
        }
    },
    securitySchemes={
        "key": {"type": "apiKey", "in": "header", "name": "X-Key", "description": HOSTILE_TEXT}
    },
)

_KEY = {"type": "apiKey", "in": "header", "name": "X-Key"}

#: All shapes; the entries' names are those of packages and identifiers that generated code uses.
SHAPES = (
    Shape("oas", _BODIES),
    Shape("http", _MEDIA),
    Shape("service", _ANSWERS),
    Shape("fmt", _SUMS),
    Shape("context", _NAMELESS),
    Shape("app", _NAMES),
    Shape("httpserver", _PARAMETERS),
    Shape("ogenserver", _ENUMS),
    Shape("main", _HOSTILE),
    Shape("test", _default({**_object(code=WHOLE, error=TEXT), "required": ["code", "error"]})),
    Shape("internal", _default(TEXT)),
    Shape("v1", _default({"type": "array", "items": TEXT})),
    Shape("errors", _default(_object(error=_object(code=WHOLE, message=TEXT)))),
    Shape("testing", _default(_object(message=TEXT), headers={"X-Trace": {"schema": TEXT}})),
    Shape("ht", _default(_object(status={**WHOLE, "format": "int64"}, detail=TEXT))),
    Shape("json", _default(_object(
        code={**TEXT, "enum": ["a"]}, message={**TEXT, "nullable": True},
    ))),
    Shape("server", _default({"type": "object", "additionalProperties": TEXT})),
    Shape("handler", _default({"oneOf": [_object(a=TEXT), TEXT]})),
    Shape("svc", _default({})),
    Shape("type", _scheme(key=_KEY)),
    Shape("error", _scheme(basic={"type": "http", "scheme": "basic"},
                           bearer={"type": "http", "scheme": "bearer"})),
    Shape("s", _scheme(oauth={"type": "oauth2", "flows": _flow(
        implicit="read", clientCredentials="write", authorizationCode="all")})),
    Shape("a", _scheme(
        query={**_KEY, "in": "query"}, cookie={**_KEY, "in": "cookie"}, header=_KEY,
    )),
    Shape("documentation", spec({"/a": {"get": operation("getA")}})),
    Shape("Item.Service-2_x", spec({"/a": {"get": operation("newError")}})),
    Shape("ctx", spec({"/a": {"get": operation("getA", responses={"200": answer()})}})),
)  # fmt: skip

#: The shapes that the default suite builds: the worst of them.
NASTIEST = tuple(shape for shape in SHAPES if shape.entry in {"app", "main", "oas"})


def write_project(shapes: tuple[Shape, ...], folder: Path) -> Path:
    """Write a config that serves all shapes from one application, and its specs."""
    rest = [
        {
            "name": shape.entry,
            "generator_type": "ogen",
            "path": [f"{index}.json"],
            "port": str(9000 + index),
        }
        for index, shape in enumerate(shapes)
    ]
    for index, shape in enumerate(shapes):
        (folder / f"{index}.json").write_text(json.dumps(shape.spec), "utf-8")
    config = {
        "main": {"name": "shapes"},
        "git": {"repo": "x", "module_path": "example.com/shapes"},
        "rest": rest,
        "applications": [{"name": "all", "transport": [shape.entry for shape in shapes]}],
    }
    path = folder / "project.yaml"
    path.write_text(json.dumps(config), "utf-8")
    return path
