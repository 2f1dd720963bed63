"""The Compare page: two settings of one war on the same luck, side by side.

Read in this order: `question` (what can be asked), `answer` (two answers of the pool as one comparison),
`in_words` (the findings as sentences), `pictures` (the charts), `tables`, `world` (one seed), `page` (how
they stand together). What Verdict shows too is in `panels.pairs`.
"""
