"""The language in which everything is said, chosen once a process; and the words beside the code.

English stands beside the code that says it: ``words.en.toml``, a lesson's or a war's own file, a declaration.
Another language is a folder of files of the same names and keys, and nothing in code. What it does
not say is said in English.
"""

from microdeals.language.chosen import ENGLISH, VARIABLE, Language, spoken
from microdeals.language.translated import overlaid, translated
from microdeals.language.words import WordsBeside

__all__ = ["ENGLISH", "VARIABLE", "Language", "WordsBeside", "overlaid", "spoken", "translated"]
