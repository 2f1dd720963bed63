"""The Lessons page, and the lessons themselves: a folder each, with a `lesson.toml`.

Read `place` (where a visitor is, from the address), `guesses` (what was guessed), `player` (the stages), then
what the stages show: `guessing`, `results`, `theory`.
"""
