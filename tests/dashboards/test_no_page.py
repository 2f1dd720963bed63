"""An address without a page: that is said, with the way to all pages, and nothing of it is taken as HTML."""

import pytest

from dashboards.server.no_page import no_page
from dashboards.words import under


def test_it_says_what_was_asked_and_links_to_every_page():
    said = no_page("/nosuch")
    assert "There is no such page" in said
    assert "There’s nothing at “/nosuch”." in said
    for path, name in under("site.page").items():
        assert f'<a href="/{path}">{name}</a>' in said


@pytest.mark.parametrize("path", ["/<script>alert(1)</script>", "/{said}", '/"onload="x'])
def test_what_was_asked_is_text_and_nothing_else(path: str):
    said = no_page(path)
    assert "<script>" not in said
    assert '"onload' not in said
    assert "{said}" in said or "{" not in path


def test_a_long_address_is_cut_short():
    assert len(no_page("/" + "x" * 5_000)) < len(no_page("/")) + 100
