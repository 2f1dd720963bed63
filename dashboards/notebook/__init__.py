"""Charts of the pages in a notebook: without a server, and without the internet.

`bundle` makes one script and one style of the files that the server hands out, `widget` shows them,
`pictures` says what of a result is drawn. `microdeals.chart` is the way in.
"""
