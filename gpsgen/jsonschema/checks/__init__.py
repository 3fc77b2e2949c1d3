"""Predicates on trees: what no shape checks, as Go functions.

`parts` says which schemas a schema applies to which values, `reach` which functions that takes,
`assertions` prints keywords that look at a value alone, `objects`, `arrays` and `applicators` those
that apply other schemas, `functions` puts them together.
"""

from gpsgen.jsonschema.checks.functions import Checks

__all__ = ["Checks"]
