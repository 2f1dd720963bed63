"""What people see: the served dashboard. Thin on purpose, no formula lives here.

Read in this order: `server` (who may talk to it), `app` (the pages), a room a page (`first`, `watch`,
`verdict`, `compare`, `sweep`, `lessons`, `game`, `seat`, `about`), and what pages share: `asked` (the
questions they ask), `work` (the pool that answers, the loop that plays), `panels` (parts of pages), `charts`
(one widget for every chart), `words`. A page takes nothing from another page.

The package runs from a checkout and from an installed copy alike: its parent folder is on `sys.path`.
"""
