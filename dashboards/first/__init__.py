"""The first screen: a hundred worlds and one of them, complete without a click; then a guess, then sliders.

Read in this order: `shipped` (the file it is painted from), `worlds` (how that file is made), `in_words` (the
sentences), `pictures` (the marks and the small picture), `guess` (what a guess may be), `guess_form` and
`after_guess` (behind the button), `page`.
"""
