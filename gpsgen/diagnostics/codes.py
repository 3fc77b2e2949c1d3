"""The catalogue of all codes: a number that never changes, a name, a severity, a meaning.

Numbers by hundred: 1000 files and YAML, 1100 the shape of the config, 1200 single values,
1300 names and references, 1400 what belongs together, 1500 what is not generated yet,
1600 what only a compiled spec can tell.
"""

from __future__ import annotations

from dataclasses import dataclass

from gpsgen.diagnostics.model import Severity


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding."""

    #: `GPS` and four digits, stable for ever.
    number: str
    name: str
    severity: Severity
    #: One line for people.
    meaning: str


CATALOGUE: dict[str, Code] = {}
"""Every code by its number."""


def _error(number: int, name: str, meaning: str) -> Code:
    return _register(Code(f"GPS{number}", name, Severity.ERROR, meaning))


def _warning(number: int, name: str, meaning: str) -> Code:
    return _register(Code(f"GPS{number}", name, Severity.WARNING, meaning))


def _register(code: Code) -> Code:
    if code.number in CATALOGUE:
        raise ValueError(f"{code.number} is taken")
    CATALOGUE[code.number] = code
    return code


FILE_UNREADABLE = _error(1001, "file-unreadable", "A file is missing, a folder, or not readable.")
NOT_UTF8 = _error(1002, "not-utf8", "A file is not UTF-8 text.")
FORBIDDEN_CHARACTER = _error(1003, "forbidden-character", "A character that YAML does not allow.")
SYNTAX = _error(1004, "yaml-syntax", "The text is not YAML.")
TAB = _error(1005, "tab-indentation", "A tab where YAML wants spaces.")
DUPLICATE_KEY = _error(1006, "duplicate-key", "A map holds the same key twice.")
ANCHOR = _error(1007, "anchor", "Anchors and aliases are not part of the config's language.")
TAG = _error(1008, "tag", "Tags are not part of the config's language.")
EMPTY_FILE = _error(1009, "empty-file", "A file that must hold something holds nothing.")
NOT_A_MAP = _error(1010, "not-a-map", "The top level of a file is not a map.")
COMPLEX_KEY = _error(1011, "complex-key", "A key is a list or a map instead of text.")
SEVERAL_DOCUMENTS = _error(1012, "several-documents", "A file holds more than one YAML document.")
MERGE_KEY = _error(1013, "merge-key", "Merge keys are not part of the config's language.")
TOO_DEEP = _error(1014, "too-deep", "Lists and maps are nested too deeply.")
UNKNOWN_ALIAS = _error(1015, "unknown-alias", "An alias names an anchor that does not exist.")

UNKNOWN_KEY = _error(1101, "unknown-key", "A key that does not exist at this place.")
MISSING_FIELD = _error(1102, "missing-field", "A field that must be there is not.")
WRONG_TYPE = _error(1103, "wrong-type", "Text, a list or a map where something else belongs.")
EMPTY_VALUE = _error(1104, "empty-value", "A value is empty.")

NOT_AN_INTEGER = _error(1201, "not-an-integer", "A value is not a whole number.")
NOT_A_SWITCH = _error(1202, "not-a-switch", "A value is neither true nor false.")
NOT_AN_OPTION = _error(1203, "not-an-option", "A value is none of those allowed.")
BAD_NAME = _error(1204, "bad-name", "A name that cannot be used in code, paths and keys.")
BAD_MODULE_PATH = _error(1205, "bad-module-path", "A value is not a valid Go module path.")
BAD_VERSION = _error(1206, "bad-version", "A value does not have the form of a version.")
BAD_PORT = _error(1207, "bad-port", "A port is outside 1 to 65535.")
BAD_URL_PATH = _error(1208, "bad-url-path", "A value is not a URL path.")
RUNTIME_TOO_OLD = _error(
    1209, "runtime-too-old", "The runtime's version is below what this generator needs."
)
BAD_TEXT = _error(1210, "bad-text", "A text holds characters that do not belong there.")
ENVIRONMENT_REFERENCE = _warning(
    1212, "environment-reference", "A value looks as if it came from the environment."
)
UNTESTED_VERSION = _error(
    1215, "untested-version", "A version of a tool that this generator was not tested with."
)
GO_TOO_OLD = _warning(1211, "go-too-old", "The Go version is below what the generated code needs.")

UNKNOWN_REFERENCE = _error(1301, "unknown-reference", "A name that no entry has.")
UNUSED_ENTRY = _error(1302, "unused-entry", "An entry that no application uses.")
DUPLICATE_NAME = _error(1303, "duplicate-name", "Two entries of a list have the same name.")
NAME_CLASH = _error(1304, "name-clash", "Two names become the same once mapped to code.")
DUPLICATE_ITEM = _error(1305, "duplicate-item", "An application lists the same thing twice.")

MISSING_PORT = _error(1401, "missing-port", "A server without a port.")
PORT_CLASH = _error(1402, "port-clash", "Two servers of one application on one port.")
URL_PATH_CLASH = _error(1403, "url-path-clash", "Two endpoints of one server on one path.")
MISSING_SPEC = _error(1404, "missing-spec", "A server made from a spec does not name one.")
SPEC_NOT_FOUND = _error(1405, "spec-not-found", "A spec that the config names does not exist.")
MISPLACED_FIELD = _error(1406, "misplaced-field", "A field that this kind of entry does not have.")
IDLE_APPLICATION = _error(1407, "idle-application", "An application that runs nothing.")
MISSING_TEMPLATE = _error(1408, "missing-template", "An entry does not say which template it is.")
BAD_SPEC_PATH = _error(1409, "bad-spec-path", "A spec has a name that its copy cannot have.")

NOT_SUPPORTED_YET = _error(1501, "not-supported-yet", "This version does not generate it yet.")
IGNORED_YET = _warning(1502, "ignored-yet", "This version does not act on it yet.")
OBSOLETE = _warning(1503, "obsolete", "A key that older configs carry and nothing needs.")
NEVER_USED = _error(1504, "never-used", "A section that never had a meaning.")

SPEC_REFUSED = _error(1601, "spec-refused", "A spec that its compiler refuses.")
SPEC_WITHOUT_SECURITY = _error(
    1602, "spec-without-security", "Authentication is on, and the spec demands none."
)
