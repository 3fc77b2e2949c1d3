"""The catalogue of all codes: a number that never changes, a name, a severity, a meaning.

Numbers by hundred: 1000 files and YAML, 1100 the shape of the config, 1200 single values,
1300 names and references, 1400 what belongs together, 1500 what has no effect, for now or for ever,
1600 specs, 1700 the Go that people write.
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
BAD_PORT = _error(1207, "bad-port", "A port, or the prefix of ports, is outside its range.")
BAD_URL_PATH = _error(1208, "bad-url-path", "A value is not a URL path.")
RUNTIME_TOO_OLD = _error(
    1209, "runtime-too-old", "The runtime's version is below what this generator needs."
)
BAD_TEXT = _error(1210, "bad-text", "A text holds characters that do not belong there.")
GO_TOO_OLD = _warning(
    1211,
    "go-too-old",
    "A Go that is older than what is asked for, or needed.",
)
ENVIRONMENT_REFERENCE = _warning(
    1212, "environment-reference", "A value looks as if it came from the environment."
)
BAD_GO_NAME = _error(1213, "bad-go-name", "A value is not a name or a path that Go takes.")
BAD_GO_CODE = _error(1214, "bad-go-code", "A value is not the Go that belongs at its place.")
UNTESTED_VERSION = _error(
    1215, "untested-version", "A version of a tool that this generator cannot work with."
)
VERSION_UNUSABLE = _warning(
    1216, "version-unusable", "A version of a tool that cannot be used; ours is used instead."
)
BAD_TOPIC = _error(1217, "bad-topic", "An event's name that Kafka does not take for a topic.")
BAD_IMAGE = _error(1218, "bad-image", "A value is not a reference to a container image.")
BAD_SCHEMA_REFERENCE = _error(
    1219, "bad-schema-reference", "An event's schema is not written as `set.id`."
)
BAD_DEFAULT = _error(1220, "bad-default", "A default that is not of its own type.")
RESERVED_NAME = _error(1221, "reserved-name", "A name that what is generated has already.")
BAD_HOST = _error(1222, "bad-host", "A value is not the name or address of a host.")
BAD_FOLDER = _error(1223, "bad-folder", "A value is not a path from the root.")

UNKNOWN_REFERENCE = _error(1301, "unknown-reference", "A name that no entry has.")
UNUSED_ENTRY = _error(1302, "unused-entry", "An entry that no application uses.")
DUPLICATE_NAME = _error(1303, "duplicate-name", "Two entries of a list have the same name.")
NAME_CLASH = _error(1304, "name-clash", "Two names become the same once mapped to code.")
DUPLICATE_ITEM = _error(1305, "duplicate-item", "A list holds the same thing twice.")
UNUSED_DEFINITION = _warning(
    1306, "unused-definition", "A definition that may stand alone, and that nothing refers to."
)

MISSING_PORT = _error(1401, "missing-port", "A server without a port.")
PORT_CLASH = _error(1402, "port-clash", "Two servers of one application on one port.")
URL_PATH_CLASH = _error(1403, "url-path-clash", "Two endpoints of one server on one path.")
MISSING_SPEC = _error(1404, "missing-spec", "An entry made from a file does not name one.")
SPEC_NOT_FOUND = _error(1405, "spec-not-found", "A spec that the config names does not exist.")
MISPLACED_FIELD = _error(1406, "misplaced-field", "A field that this kind of entry does not have.")
IDLE_APPLICATION = _error(1407, "idle-application", "An application that runs nothing.")
MISSING_TEMPLATE = _error(1408, "missing-template", "An entry does not say which template it is.")
BAD_SPEC_PATH = _error(1409, "bad-spec-path", "A spec has a name that its copy cannot have.")
CLI_NOT_ALONE = _error(1410, "cli-not-alone", "A command-line application that runs more.")
SEVERAL_CLIS = _error(1411, "several-clis", "An application with a list of command lines.")
DEV_STAND_WITHOUT_GIT = _error(
    1412, "dev-stand-without-git", "A development stand in a project without a repository."
)
MISSING_PACKAGING = _error(
    1413, "missing-packaging", "Packages are asked for, and what they have to say is not there."
)
AUTH_TYPE_MOVED = _error(
    1414, "auth-type-moved", "A client's `auth_type` in the form that older configs have."
)
TESTS_WITHOUT_SYS = _error(
    1415, "tests-without-sys", "Integration tests of an application without a `sys` server."
)
TESTS_OF_CLI = _warning(
    1416, "tests-of-cli", "Integration tests of a command-line application, which has none."
)
MISSING_DRIVER = _error(1417, "missing-driver", "A worker without the driver that it works with.")
SECOND_DEFAULT = _error(1418, "second-default", "More than one default where there can be one.")
CONFLICTING_FIELDS = _error(1419, "conflicting-fields", "Fields that exclude each other.")
SINGLETON_REPEATED = _error(
    1420, "singleton-repeated", "An application that may run once, on two servers."
)

NOT_SUPPORTED_YET = _warning(
    1501, "not-supported-yet", "This version does not generate it yet, and leaves it out."
)
IGNORED_YET = _warning(1502, "ignored-yet", "This version does not act on it yet.")
OBSOLETE = _warning(1503, "obsolete", "A key that older configs carry and nothing needs.")
NEVER_USED = _error(1504, "never-used", "A section that never had a meaning.")
WITHOUT_EFFECT = _warning(1505, "without-effect", "A field that has no effect at this place.")
DEPRECATED = _warning(1506, "deprecated", "An older form, which works and has a better one.")

SPEC_REFUSED = _error(1601, "spec-refused", "A spec that its compiler refuses.")
SPEC_WITHOUT_SECURITY = _error(
    1602, "spec-without-security", "Authentication is asked for, and the spec has none that fits."
)
SPEC_INVALID = _error(1603, "spec-invalid", "A spec breaks the rules of its own language.")
VERSION_REFUSED = _error(
    1604, "version-refused", "A version of a tool that cannot be had, or does not work here."
)

SIGNATURE_CHANGED = _warning(
    1701, "signature-changed", "A method of yours that generated code calls with other types."
)
OPERATION_GONE = _warning(
    1702,
    "operation-gone",
    "A method of yours that speaks of a type which is not generated any more.",
)
GO_UNREADABLE = _warning(
    1703, "go-unreadable", "A Go file beside yours or ours that cannot be read as Go."
)
