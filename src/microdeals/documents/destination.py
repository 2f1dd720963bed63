"""Where a result is to be written, found out before the run that makes it."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from microdeals.documents.whole_files import unfinished_beside
from microdeals.documents.wording import printable
from microdeals.errors import RequestError


def check_destination(path: Path, formats: Sequence[str], example: str, option: str = "--out") -> None:
    """Raise RequestError, with the way out, if no file of these formats can be written at ``path``.

    ``example`` is a file name that would do. An existing file is left as it is.
    """
    asked = f"{option} {printable(str(path))}"
    try:
        is_folder = path.is_dir()
    except OSError as failed:
        raise RequestError(f"{asked}: cannot be written: {failed.strerror or failed}.") from failed
    if is_folder:
        raise RequestError(f"{asked}: is a folder; give a file in it, such as {path / example}.")
    if path.suffix.lower() not in formats:
        endings = " or ".join(filter(None, (", ".join(formats[:-1]), formats[-1])))
        raise RequestError(f"{asked}: must end in {endings}, such as {example}.")
    must_be_writable(path, option)


def must_be_writable(file: Path, option: str = "--out") -> None:
    """Raise RequestError if a file cannot be written here. Nothing is left behind."""
    asked = f"{option} {printable(str(file))}"
    try:
        if file.is_dir():
            raise RequestError(f"{asked}: is a folder, where a file would be written; choose another name.")
        if not file.parent.is_dir():
            raise RequestError(f"{asked}: there is no folder {file.parent}; make it first.")
        if file.exists() and not file.is_file():
            raise RequestError(f"{asked}: is a pipe or a device, and not a file; choose another name.")
        _try(file)
    except OSError as failed:
        raise RequestError(f"{asked}: cannot be written: {failed.strerror or failed}.") from failed


def must_be_new(files: Iterable[Path], *, is_forced: bool, option: str = "--out") -> None:
    """Raise RequestError if one of the files of a result is there already and that is not forced."""
    for file in files:
        if file.exists() and not is_forced:
            raise RequestError(
                f"{option} {printable(str(file))}: is there already. --force writes over it; or choose"
                " another name."
            )


def make_folder(folder: Path, option: str = "") -> None:
    """Make a folder, and those above it, or find that it can be written into. Raises RequestError."""
    asked = f"{option} {printable(str(folder))}".strip()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _try(folder / "probe")
    except OSError as failed:
        raise RequestError(f"{asked}: cannot be written: {failed.strerror or failed}.") from failed


def make_room(folder: Path, names: Sequence[str], *, is_forced: bool) -> None:
    """Make the folder of ``--out`` for files of these names.

    Raises RequestError, with the way out, if it cannot be made, or if one is there already and not forced.
    """
    asked = f"--out {printable(str(folder))}"
    there = [folder / name for name in names if (folder / name).exists()]
    if there and not is_forced:
        raise RequestError(
            f"{asked}: {there[0].name} is there already. --force writes over it; or choose another folder."
        )
    if any(file.is_dir() for file in there):
        raise RequestError(f"{asked}: a folder is in the place of a file; choose another folder.")
    make_folder(folder, "--out")


def _try(file: Path) -> None:
    """Open the file, and one beside it, as writing will. Raises OSError."""
    is_new = not file.exists()
    file.open("ab").close()
    if is_new:
        file.unlink()
    beside = unfinished_beside(file.resolve())
    beside.open("ab").close()
    beside.unlink()
