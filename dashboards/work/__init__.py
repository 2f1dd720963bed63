"""The work that is done for pages: computing many worlds, and playing one.

Read in this order: `tickets` (what a page can ask, and what it holds meanwhile), `pool` (who goes first),
`play` (the loop that moves one world on), `pace` (the time that all loops share).
"""
