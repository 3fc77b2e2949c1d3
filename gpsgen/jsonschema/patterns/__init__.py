"""Patterns and formats: regular expressions of ECMA-262 as Go that finds them in strings.

`parser` reads a pattern into a tree of `syntax`, `simplify` drops what a search cannot feel,
`looks` splits off look-around. What is left becomes, the first that can: a comparison (`literal`),
a function (`matcher`), an expression of package regexp (`re2`), one of regexp2 (`regexp2`).
"""

from gpsgen.jsonschema.patterns.modules import REGEXP2, Module
from gpsgen.jsonschema.patterns.printing import Patterns
from gpsgen.jsonschema.patterns.reading import fault

__all__ = ["REGEXP2", "Module", "Patterns", "fault"]
