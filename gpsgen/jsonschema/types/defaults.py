"""`ApplyDefaults`: what is absent gets the default that the schema names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from goast import (
    BYTE,
    NIL,
    TRUE,
    Assign,
    Binary,
    Call,
    Define,
    FuncLit,
    Ident,
    If,
    Index,
    InterfaceType,
    Param,
    Range,
    Return,
    Star,
    String,
    TypeAssert,
    Unary,
    call,
    member,
    method,
    not_equal,
    ref,
    signature,
    slice_of,
    var,
)
from gpsgen.jsonschema.shapes import (
    DefinedDeclaration,
    EnumDeclaration,
    MapShape,
    NamedShape,
    SliceShape,
    StructDeclaration,
    SumDeclaration,
    TupleDeclaration,
    UnionDeclaration,
    Use,
)
from gpsgen.jsonschema.types.decoding import Place, decode
from gpsgen.jsonschema.types.default_values import expression, json_text
from gpsgen.jsonschema.types.fields import form_of_field, x_of
from gpsgen.jsonschema.types.go_types import (
    Form,
    form_of,
    go_type,
    is_interface,
    is_wrapper,
)
from gpsgen.jsonschema.types.methods import receiver

if TYPE_CHECKING:
    from collections.abc import Iterator

    from goast import Expr, Func, Stmt
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.shapes import Declaration, FieldDeclaration, Shape
    from gpsgen.jsonschema.types.nodes import Statements
    from gpsgen.read.json_data import JSONData

_NAME: Final = "ApplyDefaults"


def default_methods(declaration: Declaration, context: Context) -> list[Func]:
    """Return `ApplyDefaults` of a type that has defaults or holds what has some."""
    if not has_defaults(declaration, context):
        return []
    name, body = declaration.name, _descend_all(declaration, context)
    if isinstance(declaration, SumDeclaration):
        # an interface has the methods that its branches share, and not each has defaults
        if declaration.holder is None:
            return []
        name, body = declaration.holder, [_apply_dynamic(member("v", declaration.name))]
    first: Statements = []
    for field in _defaults_of(declaration):
        # what is set first gets its own defaults; of a default in itself that would never end
        (body if _leads_to(field.use, declaration) else first).extend(_apply(field, context))
    body = [*first, *body]
    doc = f"{_NAME} sets what is absent to its default, also in the values that it holds."
    return [method(receiver(name), _NAME, (), (), body, doc=doc)]


def _leads_to(use: Use, wanted: Declaration) -> bool:
    """Tell whether what a place holds may hold a value of a type."""
    waiting = [*_named_of(use)]
    seen: set[Declaration] = set()
    while waiting:
        declaration = waiting.pop()
        if declaration is wanted:
            return True
        if declaration not in seen:
            seen.add(declaration)
            waiting += _named_in(declaration)
    return False


def _descend_all(declaration: Declaration, context: Context) -> Statements:
    return [it for held in _held_by(declaration) for it in _descend(*held, context)]


def has_defaults(declaration: Declaration, context: Context) -> bool:
    """Tell whether a type has defaults or holds what has some."""
    known = context.defaults
    if declaration in known:
        return known[declaration]
    seen: set[Declaration] = set()
    found = _reaches_default(declaration, seen, known)
    # Without a default, none that was seen has one; with one, others may.
    known.update(dict.fromkeys([declaration] if found else seen, found))
    return found


def _reaches_default(
    start: Declaration, seen: set[Declaration], known: dict[Declaration, bool]
) -> bool:
    waiting = [start]
    while waiting:
        declaration = waiting.pop()
        if declaration in seen or known.get(declaration) is False:
            continue
        seen.add(declaration)
        if known.get(declaration) or _defaults_of(declaration):
            return True
        waiting += _named_in(declaration)
    return False


def _defaults_of(declaration: Declaration) -> list[FieldDeclaration]:
    if not isinstance(declaration, StructDeclaration):
        return []
    return [it for it in declaration.fields if it.default is not None and it.required is None]


def _named_in(declaration: Declaration) -> Iterator[Declaration]:
    if isinstance(declaration, SumDeclaration):
        yield from (branch.declaration for branch in declaration.branches)
    for use, _, _ in _held_by(declaration):
        yield from _named_of(use)


def _named_of(use: Use) -> Iterator[Declaration]:
    shape = use.shape
    while isinstance(shape, SliceShape | MapShape):
        shape = (shape.items if isinstance(shape, SliceShape) else shape.values).shape
    if isinstance(shape, NamedShape):
        yield shape.declaration


def _held_by(declaration: Declaration) -> Iterator[tuple[Use, Form, Expr]]:
    """Go through what a value `v` of a type holds."""
    match declaration:
        case StructDeclaration() | TupleDeclaration():
            yield from ((it.use, form_of_field(it), x_of(it)) for it in declaration.fields)
            if isinstance(declaration, TupleDeclaration) and declaration.rest:
                rest = declaration.rest
                yield Use(SliceShape("", rest.values)), Form.VALUE, x_of(rest)
            elif isinstance(declaration, StructDeclaration) and declaration.extras:
                extras = declaration.extras
                yield Use(MapShape("", extras.values)), Form.VALUE, x_of(extras)
        case UnionDeclaration():
            for it in declaration.alternatives:
                if it.use is not None:
                    yield it.use, form_of(it.use, optional=True), member("v", it.name)
        case DefinedDeclaration(use=use) if is_wrapper(declaration):
            yield use, form_of(use), member("v", "Value")
        case DefinedDeclaration(use=use):
            yield use, Form.VALUE, Star("v")


def _descend(use: Use, form: Form, x: Expr, context: Context, depth: int = 1) -> Statements:
    """Apply the defaults of what a place holds; `depth` counts the loops around it from 1."""
    if form in {Form.OPTIONAL, Form.OPTIONAL_POINTER}:
        x = member(x, "Value")
    body = _descend_value(use.shape, x, context, depth)
    pointer = form in {Form.POINTER, Form.OPTIONAL_POINTER}
    return [If(not_equal(x, NIL), body)] if body and pointer else body


def _descend_value(shape: Shape, x: Expr, context: Context, depth: int) -> Statements:
    suffix = f"{depth}" if depth > 1 else ""
    i, key, value = f"i{suffix}", f"key{suffix}", f"value{suffix}"
    match shape:
        case NamedShape() if has_defaults(shape.declaration, context):
            return _descend_named(shape, x)
        case SliceShape(items=use):
            body = _descend(use, form_of(use), Index(x, i), context, depth + 1)
            return [Range(x, body, key=i)] if body else []
        case MapShape(values=use):
            body = _descend(use, form_of(use), Ident(value), context, depth + 1)
            if not body:
                return []
            back = Assign(Index(x, key), value)
            return [Range(x, [*body, back], key=key, value=value)]
        case _:
            return []


def _descend_named(shape: NamedShape, x: Expr) -> Statements:
    if not is_interface(shape):
        x = Call(Star(Ident(shape.declaration.name)), ["v"]) if x == Star("v") else x
        return [Call(member(x, _NAME), [])]
    return [_apply_dynamic(x)]


def _apply_dynamic(x: Expr) -> Stmt:
    """Apply the defaults of the value of an interface, where it has some."""
    applies = TypeAssert(x, InterfaceType([signature(_NAME)]))
    return If("ok", [call(f"it.{_NAME}")], init=Define(["it", "ok"], applies))


def _apply(field: FieldDeclaration, context: Context) -> Statements:
    """Set a field that is absent to its default; one that is no value of its type is left out."""
    assert field.default is not None
    (value,) = field.default
    form, x = form_of_field(field), x_of(field)
    optional = form in {Form.OPTIONAL, Form.OPTIONAL_POINTER}
    absent = Unary("!", member(x, "Set")) if optional else Binary(x, "==", NIL)
    if value is None and field.use.nullable:
        return [Assign(member(x, "Set"), TRUE)]
    body = _set(field.use.shape, value, form, x, context)
    return [If(absent, body)] if body else []


def _set(shape: Shape, value: JSONData, form: Form, x: Expr, context: Context) -> Statements:
    plain = expression(shape, value, context.helpers)
    if plain is None:
        return _set_decoded(shape, value, form, x, context)
    if form in {Form.POINTER, Form.OPTIONAL_POINTER}:
        return [Define("value", plain), _store(form, x, ref(Ident("value")), context)]
    return [_store(form, x, plain, context)]


def _store(form: Form, x: Expr, value: Expr, context: Context) -> Stmt:
    if form in {Form.OPTIONAL, Form.OPTIONAL_POINTER}:
        value = Call(context.helpers("Some"), [value])
    return Assign(x, value)


def _set_decoded(
    shape: Shape, value: JSONData, form: Form, x: Expr, context: Context
) -> Statements:
    """Decode the default as any other value; one that the schema does not allow is not set."""
    text = Call(slice_of(BYTE), [String(json_text(value))])
    pointer = form in {Form.POINTER, Form.OPTIONAL_POINTER}
    fits = Binary("err", "==", NIL)
    match shape:
        case NamedShape(EnumDeclaration()):
            return []
        case NamedShape() if is_interface(shape):
            decoded = call(context.function("Unmarshal", shape.declaration.name), text)
        case NamedShape():
            made = Define("value", call("new", shape.declaration.name))
            held = Ident("value") if pointer else Star("value")
            fits = Binary(call("value.UnmarshalJSON", text), "==", NIL)
            return [If(fits, [_store(form, x, held, context)], init=made)]
        case SliceShape() | MapShape():
            decoded = Call(context.helpers("UnmarshalFunc"), [text, _decoder(shape, context)])
        case _:
            return []
    stored = _store(form, x, Ident("value"), context)
    return [If(fits, [stored], init=Define(["value", "err"], decoded))]


def _decoder(shape: Shape, context: Context) -> Expr:
    """Return a function that decodes a slice or a map."""
    return FuncLit(
        [Param("d", Star(context.helpers("Decoder")))],
        [go_type(shape, context.helpers)],
        [
            var("value", go_type(shape, context.helpers)),
            *decode(shape, Place(Ident("value")), context),
            Return("value"),
        ],
    )
