"""Where a result is to be written, found out before the run that makes it."""

from collections.abc import Sequence
from pathlib import Path

from microdeals.errors import RequestError


def check_destination(path: Path, formats: Sequence[str], example: str) -> None:
    """Raise RequestError, with the way out, if no file of these formats can be written at ``path``.

    ``example`` is a file name that would do. An existing file is left as it is.
    """
    if path.is_dir():
        raise RequestError(f"--out {path}: is a folder; give a file in it, such as {path / example}.")
    if path.suffix.lower() not in formats:
        endings = f"{', '.join(formats[:-1])} or {formats[-1]}"
        raise RequestError(f"--out {path}: must end in {endings}.")
    must_be_writable(path)


def must_be_writable(file: Path) -> None:
    """Raise RequestError if a file cannot be written here. Nothing is left behind."""
    if file.is_dir():
        raise RequestError(f"--out: {file} is a folder, where a file would be written; choose another name.")
    if not file.parent.is_dir():
        raise RequestError(f"--out {file}: there is no folder {file.parent}; make it first.")
    is_new = not file.exists()
    try:
        file.open("ab").close()
        if is_new:
            file.unlink()
    except OSError as failed:
        raise RequestError(f"--out {file}: cannot be written: {failed.strerror or failed}.") from failed
