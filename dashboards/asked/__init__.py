"""What pages ask, and the answers that they share.

Read in this order: `run` (which war, luck and values, as an address and as a command line), `dials` (what a
visitor may change), `lesson_settings` (what a lesson may change), `pairs` (many worlds and their twins), and
`answer` (the hook with which a page asks the pool).
"""
