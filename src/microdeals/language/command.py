"""What ``microdeals words`` does: a language's folder begun, and one looked through."""

from pathlib import Path

from microdeals.documents.destination import make_folder, make_room
from microdeals.documents.whole_files import write_result
from microdeals.documents.wording import counted_as, printable
from microdeals.errors import LanguageError, RequestError
from microdeals.language.checks import LanguageChecked, checked
from microdeals.language.chosen import DIRECTIONS, ENGLISH, FILE, Language, read_language
from microdeals.language.files import files_of
from microdeals.language.pseudo import PSEUDO, PSEUDO_RTL, pseudo

MOST_KEYS = 8
"""Missing keys that are named, of each file, unless all are asked for."""


def begun(folder: Path, code: str, *, direction: str = DIRECTIONS[0], is_forced: bool = False) -> str:
    """Write the files of a language, each text in English behind a #, and say what to do with them.

    Raises RequestError if the folder cannot be written, or has such files already and that is not forced.
    """
    if direction not in DIRECTIONS:
        raise RequestError(f"--direction {printable(direction)}: must be ltr or rtl.")
    if code == ENGLISH.code:
        raise RequestError("--code en: English stands beside the code; give another language's tag.")
    n = _write(folder, files_of(Language(code, code, direction, None), None), is_forced=is_forced)
    read_language(folder)
    return (
        f"{folder}: {counted_as(n, 'file')}. Take the # from a line and translate what is in quotes; words in"
        f" {{braces}} stay. 'microdeals words check {folder}' says how far you are."
    )


def pseudo_written(folder: Path, *, direction: str = DIRECTIONS[0], is_forced: bool = False) -> str:
    """Write the language that nobody speaks, for those who look for what is still English."""
    language = PSEUDO_RTL if direction == PSEUDO_RTL.direction else PSEUDO
    n = _write(folder, files_of(language, pseudo), is_forced=is_forced)
    return f"{folder}: {counted_as(n, 'file')} in {language.name} ({language.code}), {language.direction}."


def looked_through(folder: Path, *, in_full: bool = False) -> str:
    """How far a language is. Raises LanguageError with every fault, each with file, key and line."""
    found = checked(folder)
    if found.faults:
        raise LanguageError(found.faults)
    return "\n".join([*_left(found, in_full=in_full), _summed(folder, found)])


def _left(found: LanguageChecked, *, in_full: bool) -> list[str]:
    lines = []
    for name, keys in found.missing.items():
        named = keys if in_full else keys[:MOST_KEYS]
        more = f", and {len(keys) - len(named)} more" if len(keys) > len(named) else ""
        lines.append(f"{name}: {len(keys)} in English: {', '.join(named)}{more}")
    return lines


def _summed(folder: Path, found: LanguageChecked) -> str:
    done = found.n_texts - found.n_missing
    return f"{folder} ({found.code}): {done:,} of {found.n_texts:,} texts translated; no faults."


def _write(folder: Path, files: dict[str, str], *, is_forced: bool) -> int:
    make_room(folder, [FILE, *files], is_forced=is_forced)
    for name in files:
        make_folder((folder / name).parent, "--out")
    contents = {folder / name: text.encode() for name, text in files.items()}
    write_result(f"{printable(str(folder))}", contents)
    return len(files)
