"""The work that is done for pages: computing many worlds.

Read in this order: `tickets` (what a page can ask, and what it holds meanwhile), `pool` (who goes first).
"""
