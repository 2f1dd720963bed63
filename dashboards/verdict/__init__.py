"""The Verdict page: a thousand worlds and their twins without deals, and what deals did in them.

Read in this order: `asked.pairs` (what can be asked of many worlds), `question` (which deals did it),
`in_words` (the findings as sentences), `pictures` (the charts), `tables`, `world` (one of them), `page` (how
they stand together). What Compare shows too is in `panels.pairs`.
"""
