"""Statements that decode the next value of a document into a place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from goast import (
    STRING,
    TRUE,
    Assign,
    Binary,
    Branch,
    Call,
    CompositeLit,
    Define,
    For,
    Ident,
    If,
    Index,
    Int,
    MapType,
    String,
    Unary,
    call,
    member,
    ref,
    var,
)
from gpsgen.jsonschema.shapes import (
    AnyShape,
    BoolShape,
    MapShape,
    NamedShape,
    NumberShape,
    SliceShape,
    StringShape,
)
from gpsgen.jsonschema.types.go_types import (
    Form,
    form_of,
    go_type,
    is_interface,
    is_struct,
    item_type,
)
from gpsgen.jsonschema.types.literals import length
from gpsgen.jsonschema.types.scalars import Scalar, scalar_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goast import Expr, Stmt
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.shapes import Extras, Limit, Residual, Shape, Use
    from gpsgen.jsonschema.types.nodes import Statements


#: The offset of the value at hand.
AT: Final = Define("at", call("d.At"))
#: Slices of scalars start with room for this many items.
_FIRST_ITEMS: Final = 4
#: Whether all items of a slice that are compared are of the right type.
_TYPED: Final = "typed"


@dataclass(frozen=True, slots=True)
class Place:
    """A variable that takes a value, or a pointer to one."""

    x: Expr
    pointer: bool = False
    #: What a scalar or a raw value is converted to; None where the place has the shape's own type.
    type: Expr | None = None


def decode_held(use: Use, form: Form, x: Expr, context: Context) -> Statements:
    """Decode into what holds a use in a form."""
    optional = form in {Form.OPTIONAL, Form.OPTIONAL_POINTER}
    pointer = form in {Form.POINTER, Form.OPTIONAL_POINTER}
    place = Place(member(x, "Value") if optional else x, pointer)
    body = decode(use.shape, place, context)
    if use.nullable:
        body = [If(Unary("!", call("d.Null")), body)]
    if optional:
        body = [Assign(member(x, "Set"), TRUE), *body]
    return [*check(use.shape.residual, context), *body]


def check(residual: Residual | None, context: Context) -> Statements:
    """Check the next value, which stays the next one."""
    if residual is None:
        return []
    return [call("d.Check", context.checks.function(residual))]


def decode(shape: Shape, place: Place, context: Context) -> Statements:
    """Decode a value that is not null into a place; its residual has been checked."""
    match shape:
        case AnyShape():
            raw = call("d.Raw")
            return [Assign(place.x, Call(place.type, [raw]) if place.type else raw)]
        case BoolShape() | StringShape() | NumberShape():
            scalar = scalar_of(shape, context)
            if place.type:
                scalar = replace(scalar, type=place.type)
            return _decode_scalar(scalar, place)
        case SliceShape():
            return _decode_slice(shape, place.x, context)
        case MapShape():
            return _decode_map(shape, place.x, context)
        case NamedShape():
            return _decode_named(shape, place, context)


def _decode_scalar(scalar: Scalar, place: Place) -> Statements:
    if not (place.pointer or scalar.checks or scalar.type):
        return [Assign([place.x, "_"], scalar.read)]
    value: Expr = Ident(scalar.name)
    body: Statements = [*scalar.checks]
    if scalar.type:
        value = Call(scalar.type, [value])
        if place.pointer:
            body.append(Define("converted", value))
            value = Ident("converted")
    body.append(Assign(place.x, ref(value) if place.pointer else value))
    taken = If("ok", body, init=Define([scalar.name, "ok"], scalar.read))
    return [AT, taken] if scalar.checks else [taken]


def _decode_named(shape: NamedShape, place: Place, context: Context) -> Statements:
    if is_interface(shape):
        return [Assign(place.x, _decode_interface(shape, context))]
    decoded = Call(member(place.x, "DecodeJSON"), ["d"])
    if not place.pointer:
        return [decoded]
    return [Assign(place.x, call("new", shape.declaration.name)), decoded]


def _decode_interface(shape: NamedShape, context: Context) -> Expr:
    return call(context.function("decode", shape.declaration.name), "d")


def _decode_slice(shape: SliceShape, x: Expr, context: Context) -> Statements:
    checks = _slice_checks(shape, context)
    body: Statements = [
        Define("items", _empty_slice(shape, context)),
        *([Define(_TYPED, TRUE)] if shape.unique is not None else []),
        For(call("d.Elem"), _decode_item(shape, context)),
        *checks,
        Assign(x, "items"),
    ]
    entered = If(call("d.Array", String(shape.path)), body)
    return [AT, entered] if checks else [entered]


def _empty_slice(shape: SliceShape, context: Context) -> Expr:
    """Return a slice with room for the first items, where that is cheap for an empty array."""
    type_ = go_type(shape, context.helpers)
    if isinstance(shape.items.shape, NamedShape):
        return CompositeLit(type_)
    most = _FIRST_ITEMS
    if shape.max_items:
        most = int(min(shape.max_items.value, most))
    return call("make", type_, Int(0), Int(most))


def _decode_item(slice_: SliceShape, context: Context) -> Statements:
    """Decode the next item and append it to `items`."""
    use = slice_.items
    shape = use.shape
    first = check(shape.residual, context)
    if use.nullable:
        return _decode_variable(use, context)
    match shape:
        case AnyShape():
            return [*first, _append(call("d.Raw"))]
        case BoolShape() | StringShape() | NumberShape():
            compared = slice_.unique is not None
            return [*first, *_append_scalar(scalar_of(shape, context), compared=compared)]
        case NamedShape() if is_interface(shape):
            return [*first, _append(_decode_interface(shape, context))]
        case NamedShape() if is_struct(shape.declaration):
            # In place: a struct may be large.
            last = Index("items", Binary(call("len", "items"), "-", Int(1)))
            empty = CompositeLit(Ident(shape.declaration.name))
            return [*first, _append(empty), Call(member(last, "DecodeJSON"), ["d"])]
        case _:
            return _decode_variable(use, context)


def _decode_variable(use: Use, context: Context) -> Statements:
    declared = var("item", item_type(use, context.helpers))
    return [declared, *decode_held(use, form_of(use), Ident("item"), context), _append("item")]


def _append_scalar(scalar: Scalar, *, compared: bool) -> Statements:
    """Append the next value; where items are compared, note whether it is of the right type."""
    value: Expr = Ident(scalar.name)
    appended = _append(Call(scalar.type, [value]) if scalar.type else value)
    if not scalar.checks and not compared:
        return [Define([scalar.name, "_"], scalar.read), appended]
    noted = [Assign(_TYPED, Binary(_TYPED, "&&", "ok"))] if compared else []
    read = Define([scalar.name, "ok"], scalar.read)
    if not scalar.checks:
        return [read, *noted, appended]
    return [AT, read, _if_ok(scalar.checks), *noted, appended]


def _if_ok(checks: Statements) -> Stmt:
    """Do the checks of a scalar that was read."""
    match checks:
        case [If(cond=condition, body=body, orelse=None, init=None)]:
            return If(Binary("ok", "&&", condition), body)
        case _:
            return If("ok", checks)


def _append(item: Expr | str) -> Stmt:
    return Assign("items", call("append", "items", item))


def _slice_checks(shape: SliceShape, context: Context) -> Statements:
    size = call("len", "items")
    checks = size_checks(size, [("MinItems", shape.min_items), ("MaxItems", shape.max_items)])
    if shape.unique is not None:
        numbers = isinstance(shape.items.shape, NumberShape)
        unique = context.helpers("UniqueInts" if numbers else "UniqueItems")
        compared = Call(unique, ["d", "at", "items", String(shape.unique)])
        # What is of another type has left a zero value, which is no item.
        checks.append(If(_TYPED, [compared]))
    return checks


def size_checks(
    size: Expr | str, limits: Sequence[tuple[str, Limit | None]], at: str = "at"
) -> Statements:
    """Check a number of items or members against its bounds; `at` has the offset of the value."""
    return [
        call(f"d.{name}", at, size, length(limit), String(limit.path))
        for name, limit in limits
        if limit is not None
    ]


def _decode_map(shape: MapShape, x: Expr, context: Context) -> Statements:
    limits = [("MinProperties", shape.min_properties), ("MaxProperties", shape.max_properties)]
    checks = size_checks(call("len", "members"), limits)
    type_ = MapType(STRING, item_type(shape.values, context.helpers))
    body: Statements = [
        Define("members", CompositeLit(type_)),
        For(
            call("d.More"),
            [
                *refuse_names(shape, context),
                *decode_member(shape.values, Ident("members"), context),
            ],
        ),
        *checks,
        Assign(x, "members"),
    ]
    entered = If(call("d.Object", String(shape.path)), body)
    return [AT, entered] if checks else [entered]


def refuse_names(shape: MapShape | Extras, context: Context) -> Statements:
    """Leave out a member whose name matches none of those that are allowed, and report it."""
    if not shape.names:
        return []
    key = member("d", "Key")
    tests = [Unary("!", context.patterns.test(name, key)) for name in shape.names]
    condition: Expr = tests[0]
    for test in tests[1:]:
        condition = Binary(condition, "&&", test)
    return [If(condition, [call("d.Unexpected", String(shape.forbidden)), Branch("continue")])]


def decode_member(use: Use, members: Expr, context: Context) -> Statements:
    """Decode the value of the member at hand into a map, which is not nil."""
    declared = var("value", item_type(use, context.helpers))
    return [
        Define("key", call("d.OwnKey")),
        If("ok", [call("d.Duplicate")], init=Define(["_", "ok"], Index(members, "key"))),
        declared,
        *decode_held(use, form_of(use), Ident("value"), context),
        Assign(Index(members, "key"), "value"),
    ]
