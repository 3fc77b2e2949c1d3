"""Go types are named after files as older projects have them."""

import pytest

from gpsgen.names import go_type_of_file

TYPES = {
    "abonent.user.schema.json": "AbonentUserSchemaJson",
    "./schemas/user-created.json": "UserCreatedJson",
    "../USER_id.yaml": "UserIdYaml",
    ".hidden.json": "HiddenJson",
    "v1.json": "V1Json",
    "1.json": None,
    "user created.json": None,
    "ärger.json": None,
    "größe/user.json": "UserJson",
    "schemas/": None,
}


@pytest.mark.parametrize(("path", "name"), TYPES.items())
def test_a_file_gives_a_type_or_none(path: str, name: str | None) -> None:
    assert go_type_of_file(path) == name
