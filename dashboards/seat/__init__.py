"""The hot seat: one student plays one side against the model, then the other, and compares.

Read `page`, then `tables` (both games beside each other); how a game is played is in `panels.game`.
"""
