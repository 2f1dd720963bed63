"""Documents: files that people write for us, read without trusting a byte, and places to write to.

======================  ==========================================================================
``reading``             how large a file may be, and what it must be to be read as TOML
``lines``               on which line each key stands
``problems``            all that is wrong with a file, told at once
``wording``             values, names and near misses in words
``destination``         where a result is to be written, found out before the run that makes it
======================  ==========================================================================

Conflict models, experiments and lessons are read here; what may stand in each is for its own room to say.
"""
