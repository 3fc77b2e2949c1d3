"""The reference of the config is made from the models."""

from tests.support.config_reference import PAGE, page


def test_the_page_is_made_from_the_models() -> None:
    assert page() == PAGE.read_text(encoding="utf-8"), "run `make golden`"
