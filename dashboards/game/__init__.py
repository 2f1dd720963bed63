"""The Table page: one laptop, printed cards, two sides and a mediator, a month a round.

Read in this order: `lobby` (which session), `board` (one that is played), `page`. What the hot seat shows too
is in `panels.game`.
"""
