"""What ``microdeals page`` and ``site`` do: wars become files, checked before anything is worked out."""

from pathlib import Path

from microdeals.conflicts import load, shipped
from microdeals.documents.destination import check_destination, make_room
from microdeals.documents.whole_files import write_result
from microdeals.documents.wording import printable
from microdeals.page.html import PageOfSite, html_of, index_of
from microdeals.page.war import PageAsked
from microdeals.page.words import words_spoken
from microdeals.unknowns import unknowns_of

FORMATS = (".html",)
INDEX = "index.html"


def written(war: str, out: Path, *, as_given: bool = False) -> str:
    """Write the page of a war, and say where and how large it is. Raises ConflictError or RequestError."""
    check_destination(out, FORMATS, f"{Path(war).name or 'war'}.html")
    content = html_of(asked_for(war, as_given=as_given), words_spoken())
    asked = f"--out {printable(str(out))}"
    write_result(asked, {out: content})
    return f"{out}: {len(content) / 1000:,.0f} kB. It opens in a browser, and needs no network."


def site_written(folder: Path, *, is_forced: bool) -> str:
    """Write a page of every shipped war and a list of them into a folder, and say how to look at it.

    Raises RequestError if the folder cannot be made, or has such files already and that is not forced.
    """
    words, wars = words_spoken(), shipped()
    files = [INDEX, *(f"{war}.html" for war in wars)]
    make_room(folder, files, is_forced=is_forced)
    asked = [asked_for(war, as_given=False) for war in wars]
    entries = [
        PageOfSite(file, one.conflict.title, one.conflict.about)
        for file, one in zip(files[1:], asked, strict=True)
    ]
    pages = [index_of(entries, words), *(html_of(one, words) for one in asked)]
    contents = {folder / file: page for file, page in zip(files, pages, strict=True)}
    write_result(f"--out {printable(str(folder))}", contents)
    size = sum(map(len, pages)) / 1000
    return (
        f"{folder}: {len(files)} files, {size:,.0f} kB. Any web server can serve them; {INDEX} is the first."
    )


def asked_for(war: str, *, as_given: bool) -> PageAsked:
    """What a page of a war is about; what nobody knows is drawn where the war says what that is."""
    conflict = load(war)
    return PageAsked(conflict, None if as_given else unknowns_of(conflict))
