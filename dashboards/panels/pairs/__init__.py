"""What the pages about many worlds and their twins share: Verdict and Compare.

Read in this order: `luck` (which worlds), `all_dials` (what is changed in them), `in_words`, `pictures` and
`tables` (how a label is said, drawn and listed).
"""

from pathlib import Path

STYLE = Path(__file__).with_name("pairs.css")
"""How every page about pairs looks."""
