"""What the pages on which a game is played share: the Table page and the hot seat.

Read in this order: `session` (which one), `sheet` (what each seat can decide), `decide` and `desk` (where it
does), `month` (how it goes), `debrief` (what is talked about afterwards), and what these say and draw.
"""

from pathlib import Path

STYLE = Path(__file__).with_name("game.css")
"""How every page with a game looks."""
