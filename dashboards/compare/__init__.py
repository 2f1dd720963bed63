"""The Compare page: two settings of one war on the same luck, side by side.

Read in this order: `question` (what can be asked), `answer` (two answers of the pool as one comparison),
`in_words` (the findings as sentences), `pictures` (the charts), `tables`, `world` (one seed), `answered` (how
they stand together), `here` (what the browser answers by itself), `page`. What Verdict shows too is in
`panels.pairs`.
"""
