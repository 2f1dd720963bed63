"""The documentation site is built from docs/ as it is; its building is tried on small pages, not whole."""

import re
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tools"))
LINK = re.compile(r"\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)\s]*)?\)")
LINKED = ("*.md", "docs/**/*.md", "docs/**/*.ipynb", "models/**/*.md")
MARKDOWN = [file for pattern in LINKED for file in CHECKOUT.glob(pattern)]


def in_toctrees() -> list[str]:
    text = (CHECKOUT / "docs" / "index.md").read_text(encoding="utf-8")
    blocks = re.findall(r"^```\{toctree\}\n(.*?)^```", text, re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines() if line and not line.startswith(":")]


def test_every_page_of_docs_is_in_the_site():
    listed = set(in_toctrees())
    assert {page.stem for page in (CHECKOUT / "docs").glob("*.md")} - {"index"} <= listed
    notebooks = {f"notebooks/{file.stem}" for file in (CHECKOUT / "docs" / "notebooks").glob("*.ipynb")}
    assert notebooks
    assert notebooks <= listed
    assert "decisions/*" in listed


@pytest.mark.parametrize("page", sorted(MARKDOWN), ids=lambda page: page.relative_to(CHECKOUT).as_posix())
def test_each_link_of_a_page_leads_to_something_that_is_here(page: Path):
    text = re.sub(r"^```.*?^```", "", page.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL)
    text = re.sub(r"`[^`\n]*`", "", text)
    for target in LINK.findall(text):
        place = page.parent / target
        in_site = page.name == "index.md" and place.with_suffix(".md").exists()
        assert place.exists() or in_site, f"{page.name} points to {target}"


def test_links_are_moved_to_where_pages_stand_in_the_site(tmp_path: Path):
    import build_site

    def in_site(line: str, page: str) -> str:
        return build_site.LINK.sub(lambda link: build_site.moved(link, page, tmp_path), line)

    assert in_site("[a](docs/ODD.md#purpose)", "README.md") == "[a](ODD.md#purpose)"
    assert (
        in_site("[a](../experiments/what_matters.md)", "docs/sweep.md") == "[a](experiments/what_matters.md)"
    )
    assert in_site("[a](../../docs/ODD.md)", "models/arden_borea/README.md") == "[a](../../ODD.md)"
    assert in_site("[a](https://example.org/b) [c](#d)", "README.md") == "[a](https://example.org/b) [c](#d)"
    assert in_site("[a](../LICENSE)", "docs/cite.md") == "[a](LICENSE)"
    assert (tmp_path / "LICENSE").read_bytes() == (CHECKOUT / "LICENSE").read_bytes()


def test_a_dead_link_and_what_is_loaded_from_elsewhere_are_told(tmp_path: Path):
    import build_site

    (tmp_path / "good.html").write_text(
        '<p id="here"><a href="good.html#here">a</a><a href="https://b.example">b</a>'
    )
    assert build_site.faults(tmp_path) == []
    (tmp_path / "bad.html").write_text(
        '<a href="gone.html">a</a><a href="good.html#gone">b</a><script src="https://c.example/d.js"></script>'
    )
    assert build_site.faults(tmp_path) == [
        "bad.html: loads https://c.example/d.js",
        "bad.html: gone.html is not there",
        "bad.html: good.html#gone is no place of that page",
    ]


def test_the_builder_is_an_extra_that_the_checks_do_not_install():
    extras = tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))["project"][
        "optional-dependencies"
    ]
    assert any(line.startswith("sphinx") for line in extras["docs"])
    assert not any("docs" in line for line in extras["dev"])


def test_the_reference_has_every_name_that_the_door_shows():
    import microdeals as md

    text = (CHECKOUT / "docs" / "api.md").read_text(encoding="utf-8")
    listed = {name.rpartition(".")[2] for name in re.findall(r"^\.\. auto\w+:: (\S+)$", text, re.MULTILINE)}
    assert set(dir(md)) - listed == {"__version__"}
