"""Parts of pages: Solara components and hooks that pages put together.

Of every page: `title_bar`, `address`, `shelter` (when something goes wrong), `tag` (what a number is). Of
those that ask: `choices`, `dial_fields`, `entered`, `answer_bar`, `chart_view`, `recipe`. `pairs` and `game`
are rooms of their own: what the pages about pairs of worlds share, and what those share on which a game is
played.
"""
