"""Documents: files that people write for us, read without trusting a byte, and places to write to.

======================  ==========================================================================
``reading``             how large a file may be, and what it must be to be read as TOML
``lines``               on which line each key stands
``problems``            all that is wrong with a file, told at once
``wording``             values, names and near misses in words
``destination``         where a result is to be written, found out before the run that makes it
``whole_files``         files written whole or not at all
``addresses``           addresses that a user names, found out before any work
``screen``              what is printed, as far as the stream can
``one_writer``          one writer a folder, by a lock (``locks``)
``tables``              tables as CSV, in which every text stays a text
======================  ==========================================================================

Conflict models, experiments and lessons are read here; what may stand in each is for its own room to say.
"""
