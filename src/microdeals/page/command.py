"""What ``microdeals page`` and ``site`` do: wars become files, checked before anything is worked out."""

from pathlib import Path

from microdeals.conflicts import load, shipped
from microdeals.documents.destination import check_destination, make_room, must_be_new
from microdeals.documents.whole_files import write_result
from microdeals.documents.wording import did_you_mean, printable, quoted
from microdeals.errors import ConflictError, RequestError
from microdeals.lessons import Lesson, load_lesson, shipped_lessons
from microdeals.page.html import PageOfSite, html_of, html_of_lesson, index_of
from microdeals.page.war import PageAsked
from microdeals.page.words import PageWords, words_spoken
from microdeals.unknowns import unknowns_of

FORMATS = (".html",)
INDEX = "index.html"


def written(what: str, out: Path, *, as_given: bool = False, is_forced: bool = False) -> str:
    """Write the page of a war or of a lesson, and say where and how large it is.

    Raises ConflictError or RequestError, one for a page that is there already and not forced.
    """
    check_destination(out, FORMATS, f"{Path(what).name or 'war'}.html")
    must_be_new((out,), is_forced=is_forced)
    if what in shipped_lessons():
        check_as_given(what, as_given=as_given)
        content = html_of_lesson(load_lesson(what), words_spoken())
    else:
        content = html_of(asked_for(what, as_given=as_given), words_spoken())
    asked = f"--out {printable(str(out))}"
    write_result(asked, {out: content})
    return f"{out}: {len(content) / 1000:,.0f} kB. It opens in a browser, and needs no network."


def site_written(folder: Path, *, is_forced: bool) -> str:
    """Write a page of every shipped lesson and war, and a list of them, into a folder; say how to look at it.

    Raises RequestError if the folder cannot be made, or has such files already and that is not forced.
    """
    words, wars, keys = words_spoken(), shipped(), shipped_lessons()
    files = [INDEX, *(f"{name}.html" for name in (*keys, *wars))]
    make_room(folder, files, is_forced=is_forced)
    lessons = [load_lesson(key) for key in keys]
    asked = [asked_for(war, as_given=False) for war in wars]
    about = [PageOfSite(f"{one.key}.html", one.title, _told(one, words)) for one in lessons]
    entries = [
        PageOfSite(f"{one.conflict.name}.html", one.conflict.title, one.conflict.about) for one in asked
    ]
    pages = [
        index_of(about, entries, words),
        *(html_of_lesson(one, words) for one in lessons),
        *(html_of(one, words) for one in asked),
    ]
    contents = {folder / file: page for file, page in zip(files, pages, strict=True)}
    write_result(f"--out {printable(str(folder))}", contents)
    size = sum(map(len, pages)) / 1000
    return (
        f"{folder}: {len(files)} files, {size:,.0f} kB. Any web server can serve them; {INDEX} is the first."
    )


def _told(lesson: Lesson, words: PageWords) -> str:
    """What the list says of a lesson: no goal, which would tell the surprise."""
    about = words.texts["page.lesson.about"].format(stage=lesson.lesson.stage, n=lesson.clock.total)
    return f"{about}. {lesson.hook[0]}"


def check_as_given(lesson: str, *, as_given: bool) -> None:
    """Raise RequestError for a lesson that is to draw nothing: its numbers would be no class's."""
    if as_given:
        raise RequestError(
            f"--as-given: {lesson} is a lesson, which draws what it does not set. Leave --as-given out, or"
            " give a war."
        )


def asked_for(war: str, *, as_given: bool) -> PageAsked:
    """What a page of a war is about; what nobody knows is drawn where the war says what that is.

    Raises ConflictError, with the shipped lessons, too, for a name that is neither.
    """
    try:
        conflict = load(war)
    except ConflictError as problem:
        if war in shipped() or Path(war).exists():
            raise
        lessons = shipped_lessons()
        said = f"{problem} The lessons are {quoted(lessons)}.{did_you_mean(war, lessons)}"
        raise ConflictError([said]) from None
    return PageAsked(conflict, None if as_given else unknowns_of(conflict))
