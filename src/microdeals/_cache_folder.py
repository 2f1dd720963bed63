"""Where compiled code is kept between processes: whose folder it is, how long it stays, who fills it.

One folder holds the code of one version of the source, for one Python and one numba. A version that was
used in the last 14 days stays, as long as there are no more than 12; of those not used for longer, only
what makes the latest three whole. So branches, checkouts and installed wheels that are worked on at the
same time do not throw each other out, and what nobody uses goes.
"""

import contextlib
import hashlib
import os
import shutil
import stat
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from microdeals.documents.locks import is_mine

FEWEST, MOST = 3, 12
"""How many versions are kept however old they are, and at most."""
DAYS = 14.0
"""How long a version is kept after its last use."""
SEAL_BYTES = hashlib.sha256().digest_size
"""What a kept file begins with: the digest of the rest."""
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
    with contextlib.ExitStack() as held:
        with contextlib.suppress(OSError):
            door = held.enter_context((folder / "turn").open("ab"))
            until = time.monotonic() + PATIENCE_SECONDS
            while not is_mine(door.fileno()) and time.monotonic() < until:
                time.sleep(0.05)
        yield


def keep(file: Path, content: bytes) -> None:
    """Keep a content with its seal. Raises OSError if it cannot be kept; what is in its place goes."""
    beside = file.with_name(f"{file.name}.{os.getpid()}-{threading.get_ident()}")
    try:
        beside.write_bytes(_seal_of(content) + content)
        if file.is_dir():
            shutil.rmtree(file)
        beside.replace(file)
    finally:
        beside.unlink(missing_ok=True)


def kept(file: Path) -> bytes | None:
    """What was kept in a file; None if there is none, or it is no longer what was kept. Then it goes."""
    content = _sealed_in(file)
    if content is None:
        with contextlib.suppress(OSError):
            file.unlink()
    return content


def is_sealed(file: Path) -> bool:
    """Whether a file is to the last byte what was kept in it."""
    return _sealed_in(file) is not None


def _sealed_in(file: Path) -> bytes | None:
    try:
        held = file.read_bytes() if file.is_file() else b""
    except OSError:
        return None
    seal, content = held[:SEAL_BYTES], held[SEAL_BYTES:]
    return content if seal == _seal_of(content) else None


def _seal_of(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


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
