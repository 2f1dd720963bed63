"""How a result looks in a notebook: a sentence, a small table, a frame of figures, a picture.

Every result has the same four: ``repr`` (a sentence), ``_repr_html_`` (the sentence and a table),
``summary()`` (a data frame with a row a figure) and ``plot(ax=None)`` (Axes of matplotlib). Each room says in
its own ``summary`` and ``pictures`` what they hold; here is only what all of them share.

sentence   a text at a length that a cell may have
frames     figures as a data frame
html       a sentence and a frame as a piece of a page
style      colours, shapes and settings of every picture
axes       where a picture is drawn
dots       figures with their intervals, as dots on lines
"""
