"""Bits for the members of an object that were there: for duplicates and for what is required."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Final

from goast import ArrayType, Binary, Ident, If, Index, Int, String, call, not_equal, ref, var
from gpsgen.jsonschema.types.literals import mask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from goast import Expr, Stmt
    from gpsgen.jsonschema.shapes import FieldDeclaration
    from gpsgen.jsonschema.types.nodes import Statements


_UINT64: Final = Ident("uint64")
_WORD: Final = 64


class Seen:
    """A bit for each property with a field, those that are required first."""

    def __init__(self, fields: Sequence[FieldDeclaration]) -> None:
        order = sorted(fields, key=lambda field: (field.required is None, field.required or ""))
        self._bits = {field.key: bit for bit, field in enumerate(order)}
        self._required = [field for field in order if field.required is not None]

    def declared(self) -> Statements:
        """Declare the bits."""
        if not self._bits:
            return []
        words = -(-len(self._bits) // _WORD)
        return [var("seen", _UINT64 if words == 1 else ArrayType(_UINT64, Int(words)))]

    def once(self, key: str) -> Expr:
        """Note that a member was there, which it may be once."""
        word, bit = divmod(self._bits[key], _WORD)
        return call("d.Once", ref(self._word(word)), Binary(Int(1), "<<", Int(bit)))

    def required(self) -> Statements:
        """Report what is required and was not there; the object is at `start`."""

        def place(field: FieldDeclaration) -> tuple[int, str]:
            return self._bits[field.key] // _WORD, field.required or ""

        return [
            self._missing(word, path, list(fields))
            for (word, path), fields in groupby(self._required, place)
        ]

    def _missing(self, word: int, path: str, fields: list[FieldDeclaration]) -> Stmt:
        first = self._bits[fields[0].key] % _WORD
        bits = mask((1 << len(fields)) - 1 << first)
        seen = self._word(word)
        shifted = Binary(seen, ">>", Int(first)) if first else seen
        names = [String(field.key) for field in fields]
        report = call("d.Required", "start", String(path), shifted, *names)
        return If(not_equal(Binary(seen, "&", bits), bits), [report])

    def _word(self, word: int) -> Expr:
        return Ident("seen") if len(self._bits) <= _WORD else Index("seen", Int(word))
