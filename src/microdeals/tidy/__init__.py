"""Worlds as tidy tables: days, events, deals and agents, the same for one world and for many.

recorded      what was recorded of worlds, whichever engine lived them
columns       every column of every table, with its unit and meaning
days          a row a day
events        a row an event
deals         a row a deal, from its signing to its end
agents        a row a day and agent
tables        the four by name
turning_points  the days on which a world turned, by a rule
manifest      which model, seeds and versions
parquet       the tables as files, with all of that in them
arrays        the daily numbers as a dataset of xarray
outcomes      how worlds came out
many_worlds   many worlds as a result: a sentence, a summary, a picture and the tables
"""
