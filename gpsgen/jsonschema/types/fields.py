"""Fields of structs: their types, tags and comments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from goast import BLANK, STRING, Assign, Define, Field, MapType, call, comment_text, member
from gpsgen.jsonschema.types.go_types import (
    Form,
    field_type,
    form_of,
    has_numbers,
    is_optional,
    item_type,
)
from gpsgen.jsonschema.types.methods import EXACT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from goast import Blank, Expr
    from gpsgen.jsonschema.output import Helpers
    from gpsgen.jsonschema.shapes import Extras, FieldDeclaration, Use
    from gpsgen.jsonschema.types.nodes import Statements


#: What encoding/json takes for a name in a tag.
_TAG_NAME: Final = re.compile(r"[A-Za-z0-9_!#$%&()*+./:;<=>?@\[\]^{|}~ -]+", re.ASCII)
#: The literals of the numbers of the struct.
_EXACT_OF_STRUCT: Final = member("v", EXACT)


def form_of_field(field: FieldDeclaration) -> Form:
    """Say how a field is held."""
    return form_of(field.use, optional=is_optional(field))


def x_of(field: FieldDeclaration | Extras) -> Expr:
    """Return `v.Name`."""
    return member("v", field.name)


def declared_fields(
    fields: Sequence[FieldDeclaration], extras: Extras | None, helpers: Helpers, *, keyed: bool
) -> list[Field | Blank]:
    """Return the fields of a struct; those of a tuple have no keys."""
    declared: list[Field | Blank] = [
        Field(
            field.name,
            field_type(field, helpers),
            tag(field) if keyed else None,
            doc=comment_text(field.doc) or None,
        )
        for field in fields
    ]
    if extras is not None and keyed:
        type_ = MapType(STRING, item_type(extras.values, helpers))
        declared.append(Field(extras.name, type_, {"json": "-"}))
    return declared


def exact_field(uses: Iterable[Use], helpers: Helpers) -> list[Field | Blank]:
    """Return the field for the literals of numbers, where a struct holds some."""
    return [BLANK, Field(EXACT, helpers("Exact"))] if any(map(has_numbers, uses)) else []


def tag(field: FieldDeclaration) -> dict[str, str]:
    """Return the tag of a field; a key that a tag cannot say is left to the methods alone."""
    key = field.key
    if not _TAG_NAME.fullmatch(key):
        return {"json": "-"}
    if not is_optional(field):
        return {"json": "-," if key == "-" else key}
    empty = "omitempty" if form_of_field(field) is Form.POINTER else "omitzero"
    return {"json": f"{key},{empty}"}


def with_exact(decoded: Statements, exact: Sequence[Field | Blank]) -> Statements:
    """Keep the literals of the numbers that are decoded, where the struct has a field for them."""
    if not exact:
        return decoded
    mark = Define("mark", call("d.MarkExact"))
    return [mark, *decoded, Assign(_EXACT_OF_STRUCT, call("d.TakeExact", "mark"))]


def say_exact(exact: Sequence[Field | Blank]) -> Statements:
    """Tell the encoder which literals the value has that comes next."""
    return [call("e.Exact", _EXACT_OF_STRUCT)] if exact else []
