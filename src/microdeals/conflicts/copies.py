"""A copy of a conflict model to begin one's own with: its file and what stands beside it."""

import shutil
from pathlib import Path

from microdeals.conflicts.reading import FILE, load
from microdeals.errors import RequestError

COPIED = (".toml", ".md", ".csv")


def copy_of(name_or_path: str | Path, folder: Path) -> list[str]:
    """Copy a model into a new folder, its conflict.toml and what is beside it; gives the names of the files.

    Raises ConflictError for a model that is none, RequestError for a folder that holds something, or that
    cannot be written.
    """
    source = Path(load(name_or_path).source)
    beside = [source] if source.name != FILE else sorted(source.parent.iterdir())
    files = [file for file in beside if file.is_file() and file.suffix in COPIED]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()):
            raise RequestError(f"{folder}: holds something already. Name a new folder.")
        for file in files:
            shutil.copyfile(file, folder / (FILE if file == source else file.name))
    except OSError as failed:
        raise RequestError(f"{folder}: cannot be written: {failed.strerror or failed}.") from failed
    return [FILE if file == source else file.name for file in files]
