"""The first screen: a hundred worlds and one of them, complete without a click; then a guess, then sliders.

Read in this order: `shipped` (the file it is painted from), `making` (how that file is made), `saying` (the
sentences), `pictures` (the marks and the small picture), `guessing` and `turning` (after the button), `page`.
"""
