"""What a visitor's own browser answers: it lives pairs of worlds with the package's module, and asks nobody.

Read in this order: `kept` and `files` (what a browser fetches once), `question` (what it is asked, and what
it tells of a dial that was turned), `widget`, `view`. What runs in the browser is in `js/`, beside the
scripts of `microdeals.page` that one page of a war has; where a browser cannot, the server answers.
"""
