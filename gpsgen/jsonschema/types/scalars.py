"""How booleans, strings and numbers are read and checked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from goast import FALSE, TRUE, Ident, If, String, Unary, call
from gpsgen.jsonschema.shapes import BoolShape, NumberShape, NumberType, StringShape
from gpsgen.jsonschema.types.literals import decimal, length, nearest, whole

if TYPE_CHECKING:
    from goast import Expr, Stmt
    from gpsgen.jsonschema.context import Context
    from gpsgen.jsonschema.shapes import Limit, Text
    from gpsgen.jsonschema.types.nodes import Statements


@dataclass(frozen=True, slots=True)
class Scalar:
    """How a scalar is read: `name, ok := read`, then the checks, which know its offset as `at`."""

    name: str
    read: Expr
    checks: Statements
    #: What the variable is converted to; None where it is of the right type.
    type: Expr | None = None


def scalar_of(shape: BoolShape | StringShape | NumberShape, context: Context) -> Scalar:
    """Return how a shape is read."""
    match shape:
        case BoolShape():
            return Scalar("flag", call("d.Bool", String(shape.path)), [])
        case StringShape():
            type_ = context.helpers(shape.helper) if shape.helper else None
            read = call("d.String", String(shape.path))
            return Scalar("s", read, _string_checks(shape, context), type_)
        case NumberShape():
            return _number(shape)


def _string_checks(shape: StringShape, context: Context) -> Statements:
    checks: Statements = []
    if shape.min_length:
        checks.append(_limit("MinLength", "s", length(shape.min_length), shape.min_length))
    if shape.max_length:
        checks.append(_limit("MaxLength", "s", length(shape.max_length), shape.max_length))
    for text in shape.patterns:
        matches = context.patterns.test(text.value, Ident("s"))
        checks.append(_fail_unless(matches, "d.FailPattern", text))
    for text in shape.formats:
        fits = context.patterns.format(text.value, Ident("s"))
        if fits is not None:
            checks.append(_fail_unless(fits, "d.FailFormat", text))
    return checks


def _fail_unless(holds: Expr, fail: str, text: Text) -> Stmt:
    return If(Unary("!", holds), [call(fail, "at", String(text.value), String(text.path))])


def _number(shape: NumberShape) -> Scalar:
    path = String(shape.path)
    match shape.go:
        case NumberType.INT64:
            return Scalar("n", call("d.Int64", path), _integer_checks(shape))
        case NumberType.FLOAT64:
            return Scalar("f", call("d.Float64", path), _float_checks(shape))
        case NumberType.LITERAL:
            if _limits(shape) or shape.multiples:
                raise ValueError(f"bounds of a literal are residual ({shape.path})")
            read = call("d.Number", path, TRUE if shape.integer else FALSE)
            return Scalar("number", read, [])


def _limits(shape: NumberShape) -> list[tuple[str, Limit]]:
    limits = [
        ("Minimum", shape.minimum),
        ("ExclusiveMinimum", shape.exclusive_minimum),
        ("Maximum", shape.maximum),
        ("ExclusiveMaximum", shape.exclusive_maximum),
    ]
    return [(name, limit) for name, limit in limits if limit is not None]


def _integer_checks(shape: NumberShape) -> Statements:
    bounds = [_limit(f"{name}Int", "n", whole(limit), limit) for name, limit in _limits(shape)]
    multiples = [_limit("MultipleOfInt", "n", whole(limit), limit) for limit in shape.multiples]
    return [*bounds, *multiples]


def _float_checks(shape: NumberShape) -> Statements:
    bounds = [
        call(f"d.{name}", "at", "f", decimal(limit), nearest(limit), String(limit.path))
        for name, limit in _limits(shape)
    ]
    multiples = [
        call("d.MultipleOf", "at", decimal(limit), String(limit.path)) for limit in shape.multiples
    ]
    return [*bounds, *multiples]


def _limit(name: str, value: str, limit: Expr, source: Limit) -> Expr:
    return call(f"d.{name}", "at", value, limit, String(source.path))
