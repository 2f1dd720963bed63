"""Serving the pages: the web server and who may talk to it.

Read in this order: `serve`, `doorway` (host and port), `environment` (Solara's settings), `web` (the routes),
`guard` (who is let in), `presence` (who is still there), `vendored` (the scripts of others).
"""
