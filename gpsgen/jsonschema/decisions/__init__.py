"""Which Go types schemas become."""

from __future__ import annotations

from typing import TYPE_CHECKING

from gpsgen.jsonschema.decisions.decider import Decider, any_use
from gpsgen.jsonschema.decisions.defaults import drop_defaults
from gpsgen.jsonschema.decisions.naming import name_all
from gpsgen.jsonschema.decisions.recursion import break_cycles
from gpsgen.jsonschema.decisions.roots import declare_root
from gpsgen.jsonschema.decisions.walking import reachable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from gpsgen.jsonschema.schema import Root
    from gpsgen.jsonschema.scope import Scope
    from gpsgen.jsonschema.shapes import Declaration


def decide(roots: Sequence[Root], scope: Scope) -> list[Declaration]:
    """Return the declarations of all types that the roots need, and take their names.

    The roots come first, then what they use in order of appearance; each type has one declaration.
    """
    decider = Decider()
    tops = [declare_root(decider, root) for root in roots]
    decider.run()
    break_cycles(
        reachable(tops),
        lambda declaration, field: any_use(decider.schemas_of[declaration, field.name]),
    )
    declarations = reachable(tops)
    drop_defaults(declarations)
    name_all(declarations, decider.origins, scope)
    return declarations
