"""Where compiled code is kept between processes: whose folder it is, how long it stays, who fills it.

One folder holds the code of one version of the source, for one Python and one numba. A version that was
used in the last 14 days stays, as long as there are no more than 12; of those not used for longer, only
what makes the latest three whole. So branches, checkouts and installed wheels that are worked on at the
same time do not throw each other out, and what nobody uses goes.
"""

import os
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

FEWEST, MOST = 3, 12
"""How many versions are kept however old they are, and at most."""
DAYS = 14.0
"""How long a version is kept after its last use."""
PATIENCE_SECONDS = 300.0
"""How long to wait for another process that compiles the same before doing it oneself."""


def folder_of(key: str) -> Path | None:
    """The folder of this key, made if need be and marked as used now, or None where nothing can be written.

    It lies in the user's cache folder, or in the temporary folder when home is read-only.
    """
    for place in (_user_caches, _temporary_caches):
        try:
            folder = place() / key
            if _make_mine(folder):
                os.utime(folder)
                prune(folder.parent)
                return folder
        except (OSError, RuntimeError):  # not writable, or no home or temporary folder at all
            continue
    return None


def prune(parent: Path) -> None:
    """Remove versions long unused, and the oldest of too many; another process may be removing the same."""
    folders = [folder for folder in parent.iterdir() if folder.is_dir()]
    long_ago = time.time() - DAYS * 86_400.0
    for place, folder in enumerate(sorted(folders, key=_last_used, reverse=True)):
        if place >= MOST or (place >= FEWEST and _last_used(folder) < long_ago):
            shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def turn(folder: Path) -> Iterator[None]:
    """Be the only process that fills this folder; whoever comes second waits, and finds it filled.

    The lock goes with the process that holds it. Where there are no locks, or one is held for very long (by
    a process that was stopped), everybody works for themselves, as if nobody else were there.
    """
    with open(folder / "turn", "ab") as door:  # noqa: PTH123 (a bare file, for its number)
        until = time.monotonic() + PATIENCE_SECONDS
        while not _is_locked(door.fileno()) and time.monotonic() < until:
            time.sleep(0.05)
        yield


def _is_locked(file: int) -> bool:
    """Whether the file is ours now, or cannot be anybody's."""
    try:
        import fcntl
    except ImportError:  # Windows
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:  # a disk without locks
        return True
    return True


def _user_caches() -> Path:
    """Where this platform keeps the caches of a user."""
    if sys.platform == "darwin":
        caches = "~/Library/Caches"
    elif sys.platform == "win32":
        caches = os.environ.get("LOCALAPPDATA") or "~/AppData/Local"
    else:
        caches = os.environ.get("XDG_CACHE_HOME") or "~/.cache"
    return Path(caches).expanduser() / "microdeals"


def _temporary_caches() -> Path:
    user = os.getuid() if hasattr(os, "getuid") else 0
    return Path(tempfile.gettempdir()) / f"microdeals-{user}"


def _make_mine(folder: Path) -> bool:
    """Make the folder if need be. Loading a cache runs code, so one that others can write is refused."""
    folder.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    folder.mkdir(exist_ok=True, mode=0o700)
    with tempfile.TemporaryFile(dir=folder):
        return _only_mine(folder) and _only_mine(folder.parent)


def _only_mine(folder: Path) -> bool:
    if not hasattr(os, "getuid"):
        return True
    found = folder.lstat()
    return stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & 0o022


def _last_used(folder: Path) -> float:
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0
