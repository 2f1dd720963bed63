"""What people see: the served dashboard. Thin on purpose, no formula lives here.

Read in this order: `serve` (the web server), `guard` (who may talk to it), `app` (the page), `play` (the
loop that moves a world on, day by day), `charts` (one widget for every chart), `panels` (parts of pages).

The package runs from a checkout and from an installed copy alike: its parent folder is on `sys.path`.
"""
