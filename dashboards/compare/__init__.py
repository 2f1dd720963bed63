"""The Compare page: two settings of one war on the same luck, side by side.

Read in this order: `asking` (what can be asked), `pairing` (two answers of the pool as one comparison),
`saying` (the findings as sentences), `pictures` (the charts), `page` (how they stand together).
"""
