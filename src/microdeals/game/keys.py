"""Keys: what a phone, a browser or a desk shows to be who it is. Only their hashes are ever written."""

import hashlib
import re
import secrets

BYTES = 16
SHAPE = re.compile(r"[A-Za-z0-9_-]{22}")
HASH = re.compile(r"[0-9a-f]{64}")


def new_key() -> str:
    """A key of 128 random bits, as letters that an address takes."""
    return secrets.token_urlsafe(BYTES)


def is_key(text: str) -> bool:
    """Whether a text could be a key."""
    return SHAPE.fullmatch(text) is not None


def hash_of(key: str) -> str:
    """What is written of a key. So many random bits need no slow hash: nobody can try them."""
    return hashlib.sha256(key.encode()).hexdigest()


def hash_from(written: object) -> str:
    """A hash that was written. Raises ValueError for what is none."""
    if not isinstance(written, str) or not HASH.fullmatch(written):
        raise ValueError("this is no hash of a key")
    return written
