"""Nouns with a number: the forms that a language has for them, named as in Unicode's CLDR.

English has ``one`` and ``other``. Ukrainian has ``few`` and ``many`` as well, Arabic all six, Japanese
``other`` alone. The rules are Babel's; pages have the same from ``Intl.PluralRules``.
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from babel.plural import PluralRule

FORMS = ("zero", "one", "two", "few", "many", "other")
OTHER = FORMS[-1]
RULE = "plural"
"""``<key>.plural`` says whose rule a text follows where that is not English, for pages as well."""
ENGLISH_RULE = "en"
NUMBER = "n"
"""The gap for the number itself."""
LOOKED_AT = range(200)
"""Numbers that are looked at to tell what a form is said of."""


class Plural(NamedTuple):
    """A key's last part taken off: the text that is counted, and which of its forms this is."""

    text: str
    form: str


def plural_of(key: str) -> Plural | None:
    """What a key is a form of, or None where it cannot be one.

    >>> plural_of("stage.signed.few")
    Plural(text='stage.signed', form='few')
    """
    text, _, form = key.rpartition(".")
    return Plural(text, form) if text and form in FORMS else None


def plurals_in(english: Mapping[str, str]) -> tuple[str, ...]:
    """The texts that are counted, in the order in which they stand: those with ``one`` and ``other``."""
    return tuple(
        key.removesuffix(f".{OTHER}")
        for key in english
        if key.endswith(f".{OTHER}") and f"{key.removesuffix(OTHER)}one" in english
    )


def form_for(n: int, code: str = ENGLISH_RULE) -> str:
    """The form that a language has for a number; of a tag that nobody knows, its first part decides.

    >>> form_for(1), form_for(21), form_for(21, "uk"), form_for(3, "uk"), form_for(11, "uk")
    ('one', 'other', 'one', 'few', 'many')
    """
    if code == ENGLISH_RULE:  # no need to load the rules of all others
        return "one" if n == 1 else OTHER
    return str(_rule_of(code)(n))


def forms_of(code: str) -> tuple[str, ...]:
    """Every form that a language has, in the order of ``FORMS``."""
    return tuple(form for form in FORMS if numbers_with(form, code))


@lru_cache(maxsize=64)
def numbers_with(form: str, code: str) -> tuple[int, ...]:
    """The whole numbers of which a form is said, as far as they are looked at; -1 for ``other`` of fractions.

    >>> numbers_with("one", "uk")[:3], numbers_with("one", "en")
    ((1, 21, 31), (1,))
    """
    found = tuple(n for n in LOOKED_AT if form_for(n, code) == form)
    return found or ((-1,) if form == OTHER else ())


def form_in(texts: Mapping[str, str], key: str, n: int) -> str:
    """The text for a number, its gaps still open. Raises KeyError where there is none of that key."""
    form = form_for(n, texts.get(f"{key}.{RULE}", ENGLISH_RULE))
    return texts.get(f"{key}.{form}") or texts[f"{key}.{OTHER}"]


def forms_said(key: str, said: Mapping[str, str], code: str) -> Iterator[tuple[str, str]]:
    """The forms of a counted text that a language says, and its rule; nothing where it lacks ``other``.

    Some languages say ``other`` of fractions alone. It is asked for all the same, for when all else lacks.
    """
    if f"{key}.{OTHER}" in said:
        yield f"{key}.{RULE}", code
        for form in forms_of(code):
            if f"{key}.{form}" in said:
                yield f"{key}.{form}", said[f"{key}.{form}"]


@lru_cache(maxsize=16)
def _rule_of(code: str) -> "PluralRule":
    from babel.core import Locale, UnknownLocaleError  # a tenth of a second, for who speaks another language

    for tag in (code, code.partition("-")[0]):
        try:
            return Locale.parse(tag, sep="-").plural_form
        except (UnknownLocaleError, ValueError):
            continue
    return Locale("en").plural_form
