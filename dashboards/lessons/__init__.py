"""The Lessons page, and the lessons themselves: a folder each, with a `lesson.toml`.

Read `place` (where a visitor is, from the address), `guesses` (what was guessed), `question` (the worlds of a
lesson), `player` and `stages`, then what the stages show: `guess_forms`, `marks`, `swarm`, `pictures`, `room`
(what everybody guessed), `tables`, `theory`, `lever`, `trade`.
"""
