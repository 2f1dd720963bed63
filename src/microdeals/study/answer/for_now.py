"""Results that nobody keeps: their folder is there as long as they are, and goes along if they are sent."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from typing import Any, Protocol, TypeVar
from weakref import finalize


class InAFolder(Protocol):
    """A result that is read from its folder."""

    @property
    def folder(self) -> Path:
        """Where its files lie."""

    @property
    def is_kept(self) -> bool:
        """Whether the folder stays when the result is gone."""


Found = TypeVar("Found", bound=InAFolder)


def folder_for_now() -> Path:
    """A new, empty folder of this machine's temporary ones."""
    return Path(mkdtemp(prefix="microdeals-"))


def gone_with(found: Found) -> Found:
    """The result, with which its folder goes unless it is kept."""
    if not found.is_kept:
        finalize(found, rmtree, found.folder, ignore_errors=True)
    return found


def carried(found: InAFolder, *rest: Any) -> tuple[Callable[..., Any], tuple[Any, ...]]:
    """What pickle and copy take of a result: its folder's name, or the files of one that is not kept.

    ``rest`` is what it is made from beside its folder.
    """
    if found.is_kept:
        return type(found), (found.folder, *rest)
    files = {
        file.relative_to(found.folder).as_posix(): file.read_bytes()
        for file in sorted(found.folder.rglob("*"))
        if file.is_file()
    }
    return unpacked, (type(found), files, *rest)


def unpacked(make: Callable[..., Found], files: Mapping[str, bytes], *rest: Any) -> Found:
    """The result again, its files in a folder of its own."""
    folder = folder_for_now()
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return gone_with(make(folder, *rest, is_kept=False))
