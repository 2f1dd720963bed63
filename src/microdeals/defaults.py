"""Defaults that the library and its command share, for commands that load nothing heavy to say them."""

SECONDS_A_WAR = 10.0
"""Of the wall clock, in a tournament."""
MEGABYTES = 500
"""That strategies of a tournament may take."""
