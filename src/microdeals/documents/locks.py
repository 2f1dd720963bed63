"""Locks that go with the process that holds them, where the system has such."""


def is_mine(file: int) -> bool:
    """Whether the open file of this number is locked for us now, or cannot be locked for anybody."""
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
