"""The Sweep page: two levers, what the verdict is over both, and sweeps whose results lie in `./results`.

Read in this order: `levers` (what can vary, as an address has it), `question` (what the pool is asked),
`pictures` (what the chart shows), `lever_fields` and `two_levers` (that half of the page), `trial` (an
experiment that is run) and `experiments`, `shelf` (results there are) and `results`, `page`.
"""
