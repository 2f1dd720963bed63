"""The first screen: wars that fit what we know, a hundred of them and one; then a guess, then sliders.

Read in this order: `shipped` (the file it is painted from), `worlds` (how that file is made), `in_words` (the
sentences), `pictures` (the marks and the small picture), `guess` (what a guess may be), `question` (the
hundred with other values), `guess_form` and `after_guess` (behind the button), `page`.
"""
