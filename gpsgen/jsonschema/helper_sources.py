"""The helpers as declarations: `gpsgen/runtime/jsonschema`, and what of it a name needs."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Final

from gpsgen.compile.cache import load_json, store_json
from gpsgen.jsonschema import helper_declarations as cutter
from gpsgen.jsonschema.helper_declarations import HelperDeclaration, cut
from gpsgen.jsonschema.output import PUBLIC_HELPERS, own_name

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

#: The folder of the helpers' sources, which a project has as a package.
HELPER_SOURCES: Final = Path(__file__).parent.parent / "runtime" / "jsonschema"

#: What is kept of them in the cache depends on how they were cut.
_CUTTER: Final = Path(cutter.__file__).read_text("utf-8")
_KIND: Final = "helpers"


@cache
def helper_declarations() -> tuple[HelperDeclaration, ...]:
    """Return all declarations of the helpers, tests left out, in the order of their files.

    They are kept in the user's cache: cutting them takes longer than most schemas do.
    """
    files = sorted(HELPER_SOURCES.glob("*.go"))
    texts = [it.read_text("utf-8") for it in files if not it.stem.endswith("_test")]
    key = sha256("\0".join([*texts, _CUTTER]).encode()).hexdigest()
    kept = load_json(_KIND, key)
    if kept is not None:
        return tuple(map(HelperDeclaration.from_data, kept[_KIND]))
    found = cut(texts)
    store_json(_KIND, key, {_KIND: [it.data() for it in found]})
    return found


@cache
def taken_names() -> frozenset[str]:
    """Return what a file that stands alone may have to call its helpers and their packages."""
    declarations = helper_declarations()
    names = {own_name(name) for it in declarations if not it.receiver for name in it.names}
    return frozenset(names.union(*(it.packages for it in declarations)))


def needed_helpers(names: Iterable[str], members: Iterable[str]) -> list[HelperDeclaration]:
    """Return what code needs that uses the helpers `names`, and speaks of `members` of types.

    A method comes with its type where anything needed speaks of a method of its name and can have a
    value of the type, or where the standard library or people call it; a function for people comes
    with the type that it returns.

    Raises:
        KeyError: the helpers do not declare one of the names.

    """
    needs = _Needs(helper_declarations())
    names, members = list(names), set(members)
    needs.waiting += [needs.by_name[name] for name in names]
    needs.call(needs.types_in(names, members), members)
    while needs.waiting:
        needs.keep(needs.waiting.pop())
    return [it for it in needs.declarations if it in needs.kept]


class _Needs:
    """What is needed so far."""

    def __init__(self, declarations: Sequence[HelperDeclaration]) -> None:
        self.declarations = declarations
        self.by_name: dict[str, HelperDeclaration] = {}
        self.methods: dict[str, dict[str, HelperDeclaration]] = defaultdict(dict)
        for it in declarations:
            if it.receiver:
                self.methods[it.receiver][it.names[0]] = it
            else:
                self.by_name |= dict.fromkeys(it.names, it)
        self.kept: set[HelperDeclaration] = set()
        #: What is kept at the top level.
        self.names: set[str] = set()
        #: The methods that interfaces which are kept ask for.
        self.demands: set[str] = set()
        self.waiting: list[HelperDeclaration] = []

    def keep(self, declaration: HelperDeclaration) -> None:
        """Keep a declaration; what it needs waits."""
        if declaration in self.kept:
            return
        self.kept.add(declaration)
        names = {name.text for name in declaration.references}
        self.waiting += [self.by_name[name] for name in sorted(names)]
        self.call(self.types_in(names, declaration.members), declaration.members)
        if not declaration.receiver:
            self.names.update(declaration.names)
            self.demands |= declaration.demands
            for name in self.names if declaration.demands else declaration.names:
                self._call_from_outside(name)

    def call(self, types: Iterable[str], members: Iterable[str]) -> None:
        """Let the methods wait that are `members` of `types`."""
        for type_ in types:
            methods = self.methods.get(type_, {})
            self.waiting += [methods[name] for name in members if name in methods]

    def types_in(self, names: Iterable[str], members: Collection[str]) -> set[str]:
        """Return the types of which code that says these names and members can have a value.

        They are those that it names, and those that what it calls or selects is of.
        """
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            name = waiting.pop()
            declaration = self.by_name.get(name)
            if declaration is None or name in found:
                continue
            found.add(name)
            waiting += declaration.results
            for member in ("", *members):
                waiting += declaration.fields.get(member, ())
                method = self.methods.get(name, {}).get(member)
                waiting += method.results if method else ()
        return found

    def _call_from_outside(self, type_: str) -> None:
        """Let wait what the standard library, interfaces and people use of a type."""
        is_for_people = type_ in PUBLIC_HELPERS
        for name, method in self.methods.get(type_, {}).items():
            is_asked = is_for_people and name[0].isupper()
            if is_asked or method.is_called_by_go or name in self.demands:
                self.waiting.append(method)
        if is_for_people:
            functions = [self.by_name[it] for it in PUBLIC_HELPERS & self.by_name.keys()]
            self.waiting += [it for it in functions if type_ in it.results and not it.fields]
