"""The Watch page: one world, played deal by deal.

Read in this order: `asked` (which run), `pictures` and `frames` (what the charts show of it), `tale` (what
the sentences say of it), `screen` (the widgets that the loop draws on), `controls` and `page` (Solara).
"""
