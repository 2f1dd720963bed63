"""A war on one page: the rules, a war and its charts in a single file that opens anywhere, without a server.

Read in this order: `memory` (what lies where in the module's memory), `draws` (what nobody knows, as data),
`dials` (what a visitor may change), `war` (all data of a war), `words`, `script` (the modules of the page as
one script), `html` (the file), `command`. What runs in the browser is in `js/`; charts are those of the
dashboards.
"""
