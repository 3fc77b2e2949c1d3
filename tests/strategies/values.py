"""Strategies for single values: names, texts, ports, paths."""

import string

from hypothesis import strategies as st

from gpsgen.names import MAPPINGS, MAX_NAME_LENGTH, fault_in_name, fault_in_path_element

_USUAL_NAMES = (
    *("api", "admin-cli", "ItemService", "publicApi", "user.created", "type", "a_b", "sys", "V2"),
    *(
        "main",
        "HTTPServer2",
        "x--y",
        "a.-_b",
        "init",
        "error",
        "Documentation",
        "n" * MAX_NAME_LENGTH,
    ),
)
_LETTERS = string.ascii_letters + string.digits + "._-"

NAMES = st.one_of(
    st.sampled_from(_USUAL_NAMES),
    # a text that is drawn and looked at takes a tenth of the time of one made by the pattern
    st.text(_LETTERS, min_size=1, max_size=10).filter(lambda name: not fault_in_name(name)),
).filter(lambda name: not fault_in_path_element(name))
"""Names that map to code and that can be folders."""

PORTS = st.integers(1, 65535)
TEXTS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cc", "Cf", "Zl", "Zp", "Cs", "Cn", "Co"),
        exclude_characters="$",  # `${…}` looks like a variable of the environment: a warning
    ),
    min_size=1,
    max_size=20,
).filter(lambda text: text.strip(" "))
"""Free text on one line, of any language, that is not empty to the eye."""

URL_PATHS = st.lists(
    st.from_regex(r"[a-z][a-z0-9_-]{0,8}", fullmatch=True), min_size=1, max_size=3
).map(lambda parts: "/".join(["", *parts]))
SWITCHES = st.sampled_from(["true", "false", "yes", "no", "on", "off"])
FOLDERS = st.sampled_from(["/usr/bin", "/opt/shop/", "/", "/var/lib/a b/ü"])
IMPORTS = st.sampled_from(
    ["example.com/shop/pkg/drivers/s3", "github.com/acme/Kafka-driver/v2", "fmt"]
)
EXPORTED = st.from_regex(r"[A-Z][A-Za-z0-9]{0,8}", fullmatch=True)
_ALL_USES = [mapping.apply for mapping in MAPPINGS.values()]


def distinct_names(min_size: int, max_size: int) -> st.SearchStrategy[list[str]]:
    """Names that stay apart whatever they are mapped to."""
    return st.lists(NAMES, min_size=min_size, max_size=max_size, unique_by=tuple(_ALL_USES))
