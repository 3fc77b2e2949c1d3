"""How names map: one row per name, one column per use."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gpsgen.names import (
    MAPPINGS,
    NAME_PATTERN,
    env_element,
    fault_in_name,
    fault_in_path_element,
    go_exported,
    go_package,
    go_unexported,
    metric_element,
    path_element,
)

# the name, its package, exported, unexported, path, environment, metric
TABLE = """\
api          api         API         api         api          api          api
admin-cli    admincli    AdminCli    adminCli    admin-cli    admin_cli    admin_cli
ItemService  itemservice ItemService itemService itemservice  ItemService  itemservice
publicApi    publicapi   PublicAPI   publicAPI   publicapi    publicApi    publicapi
user.created usercreated UserCreated userCreated user.created user_created user_created
HTTPServer   httpserver  HTTPServer  httpServer  httpserver   HTTPServer   httpserver
oauth2_proxy oauth2proxy Oauth2Proxy oauth2Proxy oauth2_proxy oauth2_proxy oauth2_proxy
type         typepkg     Type        typeEntry   type         type         type
string       stringpkg   String      stringEntry string       string       string
internal     internalpkg Internal    internal    internal     internal     internal
aux          auxpkg      Aux         aux         aux          aux          aux
"""


@pytest.mark.parametrize("row", TABLE.splitlines(), ids=lambda row: row.split()[0])
def test_names_map_by_the_table(row: str) -> None:
    name, *expected = row.split()
    uses = (go_package, go_exported, go_unexported, path_element, env_element, metric_element)
    assert [use(name) for use in uses] == expected


@pytest.mark.parametrize(
    "name", ["", "1a", "-a", "_a", ".a", "a-", "a.", "a b", "é", "a/b", "a\n", "a" * 64, "٣", "$x"]
)
def test_what_cannot_be_mapped_is_refused(name: str) -> None:
    assert fault_in_name(name)


@pytest.mark.parametrize("name", ["aux", "COM1", "nul.x", "vendor", "testdata"])
def test_what_go_refuses_as_a_folder_is_refused(name: str) -> None:
    assert fault_in_path_element(name)


@given(st.from_regex(NAME_PATTERN, fullmatch=True))
def test_every_legal_name_maps_to_legal_names(name: str) -> None:
    for mapping in MAPPINGS.values():
        assert mapping.apply(name)
    assert go_package(name).isidentifier()
    assert go_exported(name).isidentifier()
    assert go_exported(name)[0].isupper()
    assert go_unexported(name)[0].islower()
    assert env_element(name).isidentifier()
