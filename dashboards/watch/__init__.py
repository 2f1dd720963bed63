"""The Watch page: one world, played deal by deal.

Read in this order: `question` (which run, on which day), `watched` (the world and its twin), `pictures` and
`frames` (what the charts show of it), `in_words` and `chronicle` (what is said of it), `screen` (the widgets
that the loop draws on), `dials`, `keep` and `page` (Solara).
"""
