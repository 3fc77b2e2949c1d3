"""Text becomes what it stands for, or is refused."""

from typing import Annotated

import pytest
from pydantic import BaseModel, ValidationError

from gpsgen.diagnostics import codes
from gpsgen.model.scalars import Port, ServiceName, Switch, Text, UrlPath, typed
from gpsgen.model.scalars import integer as whole_number
from gpsgen.model.versions import SemanticVersion, precedence


class Fields(BaseModel):
    integer: Annotated[int, typed(whole_number)] = 0
    port: Port = 0
    switch: Switch = False
    text: Text = ""
    service: ServiceName = ""
    url: UrlPath = ""
    version: SemanticVersion = ""


GOOD = [
    ("integer", "0", 0),
    ("integer", "1200", 1200),
    ("port", "65535", 65535),
    ("switch", "yes", True),
    ("switch", "OFF", False),
    ("text", "012", "012"),
    ("text", " é 日本 ", " é 日本 "),
    ("service", "a-b-2", "a-b-2"),
    ("url", "/", "/"),
    ("url", "/a/b.c~d", "/a/b.c~d"),
    ("url", "/.../..a/", "/.../..a/"),
    ("version", "1.2.3", "v1.2.3"),
    ("version", "v1.2.3-rc.1+build", "v1.2.3-rc.1+build"),
]

BAD = [
    *(
        ("integer", text)
        for text in ["", "-1", "+1", "1.0", "1e3", "0x10", "010", "1_0", " 1", "٣"]
    ),
    *(("integer", value) for value in [None, [], {}, "9" * 5000]),
    *(("port", text) for text in ["0", "65536", "http"]),
    *(("switch", text) for text in ["y", "1", "truee", ""]),
    *(
        ("text", value)
        for value in ["", None, [], {}, "a\nb", "a\x00", "a\u202e", "\ufeff", "a\u2028"]
    ),
    *(("service", text) for text in ["A", "1a", "a_b", "a.b", "a-", "-a", "é"]),
    *(("url", text) for text in ["a", "", "/a b", "/{x}", "/é", "/a?b", "/a#b", "/a\nb"]),
    *(
        ("version", text)
        for text in [
            "1",
            "v1.2",
            "latest",
            "v01.2.3",
            "v1.2.3-",
            "v1.2.3-a..b",
            "9" * 5000 + ".0.0",
        ]
    ),
]


@pytest.mark.parametrize(("field", "written", "value"), GOOD)
def test_good_values(field: str, written: str, value: object) -> None:
    assert getattr(Fields.model_validate({field: written}), field) == value


@pytest.mark.parametrize(("field", "written"), BAD, ids=lambda value: repr(value)[:20])
def test_bad_values_carry_a_code_and_our_words(field: str, written: object) -> None:
    with pytest.raises(ValidationError) as caught:
        Fields.model_validate({field: written})
    (error,) = caught.value.errors()
    assert error["type"] == "fault"
    assert error["ctx"]["code"] in codes.CATALOGUE.values()
    assert len(error["msg"]) < 200


def test_versions_are_ordered_as_semver_says() -> None:
    ordered = ["v1.0.0-alpha", "v1.0.0-alpha.1", "v1.0.0-alpha.beta", "v1.0.0-beta.2"]
    ordered += ["v1.0.0-beta.11", "v1.0.0-rc.1", "v1.0.0", "1.0.1", "v1.10.0", "v2.0.0"]
    keys = [precedence(version) for version in ordered]
    assert all(keys)
    assert keys == sorted(keys, key=lambda key: key or ())
    assert precedence("v1.0.0+a") == precedence("v1.0.0+b")
