"""What the columns of a result's tables mean, each with its unit: ``attrs`` of rows, points and regrets."""

from collections.abc import Collection, Iterable, Sequence

from microdeals.conflicts.declared import declaration_at, unit_in_words
from microdeals.documents.tables import ColumnTold
from microdeals.rulebook.gap import CHANNELS
from microdeals.study.answer.in_words import meaning_of, title_of
from microdeals.study.columns import FLAGS, LABELS, NUMBERS, OF_SIDES, unit_of

NAME, NUMBER, TRUE = "name", "number", "True or False"
PARTIES = ("first", "second")
ON_THE_LAST_DAY = (
    "gap left on the last day, {}; 0 where a settlement stands. (A verdict's table has gaps on the day on "
    "which they are compared, and closing is the difference of those.)"
)
_OF_PAIRS = {
    "point": (NUMBER, "which point of the design, from 0"),
    "seed": (NUMBER, "seed of the pair's luck: every point meets the same"),
    "draw": (NUMBER, "number of the draw of what nobody knows: the first seed that has it; -1: as given"),
    "label": (NAME, f"what deals were: {', '.join(LABELS[:-1])} or {LABELS[-1]}"),
    **{f"label_{side}": (NAME, f"the same to the {party} party alone") for side, party in enumerate(PARTIES)},
    "model": ("digest", "conflict model of the pair, with the settings of the whole sweep"),
    "version": ("version", "version of microdeals that lived the pair"),
}
_OUTCOMES = {
    "closing": "by how much deals brought the sides closer, on the day on which gaps are compared",
    **{f"closing_{channel}": f"part of closing that is {channel.replace('_', ' ')}" for channel in CHANNELS},
    "relief": "harm that deals spared, of the harm without them; below 0: added",
    "days_sooner": "by how many days settlement came earlier with deals; never: the last day",
    **{
        f"gap_{twin}": ON_THE_LAST_DAY.format(said)
        for twin, said in (("with", "with deals"), ("without", "without"))
    },
    "deals_signed": "deals and settlements signed",
    "deals_left": "of these, how many a side walked out of",
    "deals_withdrawn": "deals left as trust, leverage or support was gone",
    "deals_left_for_more": "deals left as more was to be had at the front",
    "breaches": "how often a leadership broke a deal",
    "reports": "how often a breach was reported, rightly or wrongly",
    "rung_opened": "highest rung that deals which held have opened",
    "leaders_met": "meetings of leaders that were held with deals",
    "envoys_met": "meetings of envoys that were held with deals",
    "share_left": "deals that a side walked out of; 0 where none was signed",
    "power_moved": "how far what fighting on promises has moved from the first day to the last, either way",
    "spared": "whether suffering was spared",
    "peace_closer": "whether peace came closer",
    "peace_further": "whether peace was pushed away",
    "signed_any": "whether a deal other than a settlement was signed",
    **{
        f"{end}_{twin}": f"{meaning}, {said}"
        for end, meaning in (
            ("settled", "whether a settlement stands on the last day"),
            ("won", "whether a side won the war"),
            ("frozen", "whether the last month was quiet and the gap still open"),
        )
        for twin, said in (("with", "with deals"), ("without", "without"))
    },
}
OWN = ("as its function gives it", "your own outcome, by the function of this name")


def rows_told(
    columns: Iterable[str], factors: Sequence[str], own: Collection[str] = ()
) -> tuple[ColumnTold, ...]:
    """The columns of rows, by name: ``factors`` are those that vary, ``own`` the user's outcomes.

    Raises KeyError for a column that nobody has told.
    """
    return tuple(ColumnTold(name, *(OWN if name in own else _of_a_row(name, factors))) for name in columns)


def points_told(columns: Iterable[str], factors: Sequence[str]) -> tuple[ColumnTold, ...]:
    """The same of points: means of numbers over the pairs of a point, counts of labels and flags."""
    return tuple(ColumnTold(name, *_of_a_point(name, factors)) for name in columns)


def regret_told(columns: Iterable[str], outcome: str) -> tuple[ColumnTold, ...]:
    """The columns of the regrets of policies, which are held to an outcome; the others are levers."""
    told = {
        "state": (NUMBER, "state of the world, from 0"),
        "regret": (unit_of(outcome), "how much less it brings there than the best policy, luck taken out"),
        "is_near_best": (TRUE, "whether that is within the margin"),
        "tells": (TRUE, "whether the state tells of the policies; the others pick"),
    }
    return tuple(ColumnTold(name, *(told.get(name) or _of_a_factor(name))) for name in columns)


def _of_a_row(name: str, factors: Sequence[str]) -> tuple[str, str]:
    if name in factors:
        return _of_a_factor(name)
    if name in _OF_PAIRS:
        return _OF_PAIRS[name]
    return (TRUE if name in FLAGS else unit_of(name)), _OUTCOMES[name]


def _of_a_point(name: str, factors: Sequence[str]) -> tuple[str, str]:
    if name == "n":
        return "pairs", "pairs that were lived at the point"
    if name in FLAGS:
        return "pairs", f"how many of its pairs: {_OUTCOMES[name]}"
    if name in (*LABELS, *OF_SIDES):
        label, _, side = name.rpartition("_") if name in OF_SIDES else (name, "", "")
        to_whom = f" to the {PARTIES[int(side)]} party alone" if side else ""
        return "pairs", f"how many of its pairs were of the label {label}{to_whom}"
    unit, meaning = _of_a_row(name, factors)
    return unit, f"mean over its pairs: {meaning}" if name in NUMBERS else meaning


def _of_a_factor(path: str) -> tuple[str, str]:
    declared = declaration_at(path) if "." in path else None
    if declared is None:
        return NAME, meaning_of(path) or "value that varies"
    return unit_in_words(declared.unit), title_of(path)
