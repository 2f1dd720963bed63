"""The Verdict page: a thousand worlds and their twins without deals, and what deals did in them.

Read in this order: `asking` (what can be asked, and how the pool answers it), `saying` (the findings as
sentences), `pictures` (the charts), `page` (how they stand together).
"""
