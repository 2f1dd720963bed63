"""Build the documentation site into build/site: python tools/build_site.py (make site)

The pages of docs/ and those beside them that they point to (the stories of the wars, the experiments' pages,
the README) are staged in one folder, Sphinx makes a site of it and takes every warning as an error, and the
built pages are checked: links lead to places that are there, and no page loads anything from elsewhere.
"""

import posixpath
import re
import shutil
import subprocess
import sys
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

CHECKOUT = Path(__file__).resolve().parents[1]
PAGES = (
    "docs/**/*.md",
    "models/**/*.md",
    "experiments/*.md",
    "*.md",
    "docs/notebooks/*.ipynb",
)
AS_THEY_ARE = ("docs/conf.py", "docs/references.bib", "docs/images/*")
LINK = re.compile(r"(\]\()(?![a-z]+:|#)([^)#\s]+)(#[^)\s]*)?(\))")
LOADING = {("script", "src"), ("img", "src"), ("iframe", "src"), ("source", "src"), ("link", "href")}
"""Attributes for which a browser asks at once."""


def staged_at(name: str) -> str:
    """Where a file of the checkout stands in the site: docs/ is its root."""
    return name.removeprefix("docs/")


def stage(folder: Path) -> None:
    """Copy pages and notebooks into a folder, with links as they have to be there, and what they point to."""
    shutil.rmtree(folder, ignore_errors=True)
    for name in named(AS_THEY_ARE):
        copy(name, folder)
    for name in named(PAGES):
        place = folder / staged_at(name)
        place.parent.mkdir(parents=True, exist_ok=True)
        text = (CHECKOUT / name).read_text(encoding="utf-8")
        place.write_text(LINK.sub(lambda link, of=name: moved(link, of, folder), text), encoding="utf-8")


def named(patterns: tuple[str, ...]) -> list[str]:
    files = (file for pattern in patterns for file in CHECKOUT.glob(pattern) if file.is_file())
    return sorted(file.relative_to(CHECKOUT).as_posix() for file in files)


def copy(name: str, folder: Path) -> None:
    place = folder / staged_at(name)
    place.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(CHECKOUT / name, place)


def moved(link: re.Match[str], page: str, folder: Path) -> str:
    """A link of a page as it is in the site. A folder leads to its README, or to the first page."""
    target = posixpath.normpath(posixpath.join(posixpath.dirname(page), link[2]))
    found = CHECKOUT / target
    if found.is_dir() and (found / "README.md").is_file():
        target = f"{target}/README.md"
    elif found.is_dir():
        target = "docs/index.md"
    elif found.is_file() and found.suffix != ".md":
        copy(target, folder)
    here = posixpath.dirname(staged_at(page))
    return f"{link[1]}{posixpath.relpath(staged_at(target), here or '.')}{link[3] or ''}{link[4]}"


class Page(HTMLParser):
    """What a built page has: places that may be linked to, links, and what is loaded from elsewhere."""

    def __init__(self, file: Path) -> None:
        super().__init__()
        self.places: set[str] = {""}
        self.links: list[str] = []
        self.loaded: list[str] = []
        self.feed(file.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Read one tag."""
        for name, value in attrs:
            if value and name in {"id", "name"}:
                self.places.add(value)
            if value and name in {"href", "src"}:
                self.links.append(value)
            if value and (tag, name) in LOADING and urlsplit(value).netloc:
                self.loaded.append(value)


def faults(site: Path) -> list[str]:
    """A line for each link inside that leads nowhere, and for each thing that is loaded from elsewhere."""
    pages = {file: Page(file) for file in sorted(site.rglob("*.html"))}
    found = []
    for file, page in pages.items():
        where = file.relative_to(site)
        found += [f"{where}: loads {loaded}" for loaded in page.loaded]
        for link in sorted(set(page.links)):
            parts = urlsplit(link)
            if parts.scheme or parts.netloc:
                continue
            target = (file.parent / unquote(parts.path)).resolve() if parts.path else file
            if not target.is_file():
                found.append(f"{where}: {link} is not there")
            elif target in pages and unquote(parts.fragment) not in pages[target].places:
                found.append(f"{where}: {link} is no place of that page")
    return found


def build(source: Path, site: Path) -> int:
    """Let Sphinx build the site from a staged folder. Its exit code."""
    shutil.rmtree(site, ignore_errors=True)
    command = [sys.executable, "-m", "sphinx", "-b", "html", "-W", "--keep-going", "-q", source, site]
    return subprocess.run(command, cwd=CHECKOUT, check=False).returncode


def main() -> int:
    """0 if the site is whole, else 1 with what is wrong."""
    source, site = CHECKOUT / "build" / "site-source", CHECKOUT / "build" / "site"
    stage(source)
    code = build(source, site)
    found = faults(site) if site.is_dir() else []
    print("\n".join(found) or f"{site / 'index.html'}")
    return int(bool(code or found))


if __name__ == "__main__":
    sys.exit(main())
