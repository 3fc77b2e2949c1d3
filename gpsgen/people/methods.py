"""Which methods a type of people's has: its own, and those of what it embeds."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from goast import Expr, Ident, Index, Qualified, ScanError, Selector, Star
from goast.expressions import Param
from goast.names import PREDECLARED
from goast.parser import parse_signature, parse_type
from goast.scanner import Member
from gpsgen.people.packages import GoPackage, Packages, Written

#: How types are called that answer for methods which are not written yet (ogen, gRPC); what such
#: a one has, people do not have.
_FALLBACK = "Unimplemented"

_STRUCT = re.compile(r"(struct|interface)\b")


@dataclass
class MethodSet:
    """The methods that a value of a type has, as far as its syntax tells."""

    #: By name; files for different systems may declare one each.
    own: dict[str, list[Written]] = field(default_factory=lambda: defaultdict(list))
    promoted: dict[str, list[Written]] = field(default_factory=lambda: defaultdict(list))
    #: Fields, methods of embedded interfaces and of generic types: a name, and nothing to compare.
    vague: set[str] = field(default_factory=set)
    #: Whether it embeds what cannot be read here, and so may have any method.
    is_open: bool = False

    def has(self, name: str) -> bool:
        """Say whether a method of that name cannot, or need not, be added."""
        return self.is_open or name in self.own or name in self.promoted or name in self.vague

    def declares(self, name: str) -> bool:
        """Say whether there surely is a method, or a field, of that name."""
        return name in self.own or name in self.promoted or name in self.vague

    def written(self, name: str) -> Sequence[Written]:
        """Return the declarations that a call of that method would surely reach."""
        if name in self.own:
            return self.own[name]
        found = self.promoted.get(name, [])
        return found if len(found) == 1 and name not in self.vague else ()


def receiver(package: GoPackage, type_: str) -> str | None:
    """Return the type of people's that stands for the planned type `type_`; None where unsure.

    It is what the constructor returns, since people rename types; else the type of that name.
    """
    made = _constructed(package, type_)
    if made is not None and not isinstance(made, Ident | Selector | Qualified):
        return None
    if isinstance(made, Ident) and (found := _definition(package, made.name)):
        return found
    return _definition(package, type_)


def is_begun(package: GoPackage, type_: str) -> bool:
    """Say whether people have written a type, or its constructor, in whatever way."""
    return bool(package.types(type_) or package.functions(_constructor(type_)))


def _constructor(type_: str) -> str:
    return f"New{type_}"


def _constructed(package: GoPackage, type_: str) -> Expr | None:
    """Return the type that the constructor of a type returns, or what it points at."""
    for written in package.functions(_constructor(type_)):
        try:
            results = parse_signature(written.declaration.text, packages=None).results
        except ScanError:
            continue
        first = next((it.type for it in results if isinstance(it, Param)), None)
        made = first.x if isinstance(first, Star) else first
        return made if isinstance(made, Expr) else None
    return None


def _definition(package: GoPackage, name: str) -> str | None:
    """Return the name that a type was defined by, which may have aliases, if it takes methods."""
    seen: set[str] = set()
    while name not in seen:
        seen.add(name)
        found = package.types(name)
        if not found:
            return None
        declaration = found[0].declaration
        if not declaration.alias:
            return None if declaration.text.startswith("interface") else name
        target = _named(declaration.text)
        if not isinstance(target, Ident):
            return None
        name = target.name
    return None


def method_set(package: GoPackage, type_: str, packages: Packages) -> MethodSet:
    """Return the methods of a type, those of what it embeds included.

    Raises:
        gpsgen.people.packages.UnreadableGoError: a package that it embeds a type of is not Go.

    """
    collecting = _Collecting(packages)
    collecting.add(package, type_)
    aliases = [
        name for name in package.names if name != type_ and _definition(package, name) == type_
    ]
    for name in aliases:
        for written in package.methods.get(name, ()):
            collecting.found.own[written.declaration.name].append(written)
    return collecting.found


class _Collecting:
    def __init__(self, packages: Packages) -> None:
        self.found = MethodSet()
        self.packages = packages
        self.seen: set[tuple[str, str]] = set()

    def add(
        self, package: GoPackage, name: str, *, is_promoted: bool = False, is_generic: bool = False
    ) -> None:
        """Add what a type has."""
        if (package.path, name) in self.seen:
            return
        self.seen.add((package.path, name))
        found = self.found.promoted if is_promoted else self.found.own
        for written in package.methods.get(name, ()):
            if is_generic:
                self.found.vague.add(written.declaration.name)
            else:
                found[written.declaration.name].append(written)
        for written in package.types(name):
            self._definition(written, is_promoted=is_promoted, is_generic=is_generic)

    def _definition(self, written: Written, *, is_promoted: bool, is_generic: bool) -> None:
        declaration = written.declaration
        if _STRUCT.match(declaration.text) and not declaration.alias:
            for member in declaration.members:
                self._member(member, written, is_generic=is_generic)
            return
        if _STRUCT.match(declaration.text):
            # An alias of a literal: what it embeds is not read.
            self.found.is_open = True
            return
        target = _named(declaration.text)
        if isinstance(target, Ident) and written.package.types(target.name) and declaration.alias:
            self.add(written.package, target.name, is_promoted=is_promoted, is_generic=is_generic)
        elif isinstance(target, Ident | Selector) and not _is_predeclared(target):
            self.found.is_open = True

    def _member(self, member: Member, written: Written, *, is_generic: bool) -> None:
        if member.name:
            self.found.vague.add(member.name)
            return
        type_ = _named(member.text)
        is_generic = is_generic or "[" in member.text
        match type_:
            case Ident(name) if written.package.types(name):
                self.found.vague.add(name)
                self.add(written.package, name, is_promoted=True, is_generic=is_generic)
            case Ident(name) | Selector(_, name) if name.startswith(_FALLBACK):
                pass
            case Ident("error"):
                self.found.vague.add("Error")
            case Selector(Ident(qualifier), name):
                self._imported(written, qualifier, name, is_generic=is_generic)
            case _:
                self.found.is_open = True

    def _imported(self, written: Written, qualifier: str, name: str, *, is_generic: bool) -> None:
        """Add what a type of another package has."""
        package = self.packages.imported(written.file.imported(qualifier, {}))
        if package and package.types(name):
            self.add(package, name, is_promoted=True, is_generic=is_generic)
        else:
            self.found.is_open = True


def _named(text: str) -> Expr | None:
    """Return the name in the text of a type, without what makes a pointer or an instance of it."""
    try:
        type_: object = parse_type(text, packages=None)
    except ScanError:
        return None
    while isinstance(type_, Star | Index):
        type_ = type_.x
    return type_ if isinstance(type_, Expr) else None


def _is_predeclared(type_: Expr) -> bool:
    return isinstance(type_, Ident) and type_.name in PREDECLARED
