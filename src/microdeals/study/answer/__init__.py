"""The answer: from a finished result to findings, figures and sentences.

`cells` and `points_by_seed` sum a result up, `findings` holds it against a claim, `in_words` makes sentences
and `report` a page of it.
"""
