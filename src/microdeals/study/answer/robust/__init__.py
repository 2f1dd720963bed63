"""What policies come to in states of the world that nobody can tell apart: regrets, a choice, and its limits.

`robustness` has it all as one object; `in_words`, `files` and `page` tell it.
"""
