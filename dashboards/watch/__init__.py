"""The Watch page: one world beside its twin without deals, day by day.

Read in this order: `question` (which run, on which day), `lived` (the run, lived whole), `pictures` and
`frames` (what the charts show of it), `in_words` and `chronicle` (what is said of it), `dials`, `numbers`,
`keep` and `page` (Solara). What moves is the stage (`dashboards.stage`).
"""
