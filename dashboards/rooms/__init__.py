"""Rooms on the web: the door, a seat for each phone, the wall, and the desk.

Plain pages of a few kB beside Solara's: a phone asks every second or so what is new, and works after a
reload. What a page sends is checked and written by `microdeals.rooms`.
"""
