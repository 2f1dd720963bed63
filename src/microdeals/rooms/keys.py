"""Keys of phones and desks: of the same kind as those of games."""

from microdeals.game.keys import hash_of, is_key, new_key

__all__ = ["hash_of", "is_key", "new_key"]
