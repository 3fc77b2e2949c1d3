"""Which packages planned Go imports."""

import pytest

import goast
from goast import Package
from gpsgen.plan.files import PlannedFile
from gpsgen.plan.imports import imported, third_party


def test_imports_are_those_of_nodes_and_of_text() -> None:
    errors, uuid = Package("errors"), Package("github.com/google/uuid", "uuid")
    value = goast.call(errors.New, goast.call(uuid.NewString))
    file = goast.File("x", [goast.var("err", values=value)])

    files = [
        PlannedFile("x.go", file, "main"),
        PlannedFile("y.go", 'package y\n\nimport "os"\n', "main"),
        PlannedFile("y.md", 'import "io"\n', "main"),
        PlannedFile(".project-config/copied.go", b'package z\n\nimport "log"\n', "main"),
    ]

    assert imported(files) == {"errors", "github.com/google/uuid", "os"}


@pytest.mark.parametrize(
    ("path", "is_third_party"),
    [
        ("net/http", False),
        ("example.com/shop/pkg/x", False),
        ("example.com/shop/other", True),
        ("example.com/shopping", True),
        ("github.com/google/uuid", True),
        ("gpsgen/runtime/app", False),
    ],
)
def test_third_party_is_what_has_a_domain_of_another(path: str, *, is_third_party: bool) -> None:
    assert third_party([path], {"example.com/shop/pkg/x"}) == ([path] if is_third_party else [])
