"""Whatever the bytes, a file is a valid model or a ConflictError: never anything else."""

import datetime
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conflicts.documents import richest, written
from microdeals import paths
from microdeals.conflicts import Conflict, declarations, load, with_values
from microdeals.errors import ConflictError

SHIPPED = (paths.room("models") / "arden_borea" / "conflict.toml").read_text(encoding="utf-8")
LINES = SHIPPED.splitlines()
ARDEN = load("arden_borea")

WORDS = st.sampled_from(
    [
        "party",
        "arden",
        "deal",
        "swap",
        "trust",
        "rung",
        "priority",
        "issue",
        "x",
        "settlement",
        "title",
        "meeting",
    ]
)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers(-3, 70)
    | st.integers(-(10**30), 10**30)
    | st.floats()
    | st.text(max_size=20)
    | st.dates()
    | st.datetimes()
    | st.times()
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=8,
)
NAMED = {"party": "arden", "issue": "water", "sector": "delta", "deal": "swap", "monitors": "valley_mission"}
NAMED |= {"third_party": "saltmarch", "spoiler": "arden_irregulars", "meeting": "envoys"}
PATHS = st.sampled_from(
    [
        ".".join(part for part in (table, NAMED.get(table, ""), declared.key) if part)
        for table, all_in in declarations().items()
        for declared in all_in
    ]
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("hostile")


def is_valid_or_refused(content: bytes, folder: Path) -> None:
    file = folder / "conflict.toml"
    file.write_bytes(content)
    assert outcome_is_clean(lambda: load(file))


def outcome_is_clean(attempt: Callable[[], Conflict]) -> bool:
    """Whether it gives a conflict, or problems that can be printed; any other exception goes through."""
    try:
        return isinstance(attempt(), Conflict)
    except ConflictError as error:
        told = error.problems
    return bool(told) and all(problem.isprintable() and len(problem) < 600 for problem in told)


@given(st.binary(max_size=200))
def test_any_bytes(folder: Path, content: bytes):
    is_valid_or_refused(content, folder)


@given(st.text(alphabet="[]{}=.\"'#\\\n\t ,0123456789abe_-+:TZ", max_size=120))
def test_any_text_of_toml_s_own_letters(folder: Path, text: str):
    is_valid_or_refused(text.encode(), folder)


@given(st.integers(0, len(LINES) - 1), st.integers(0, len(LINES) - 1), st.text(max_size=12))
def test_a_shipped_model_with_a_line_gone_another_doubled_and_a_third_scrawled_on(
    folder: Path, gone: int, doubled: int, scrawl: str
):
    lines = [line for n, line in enumerate(LINES) if n != gone]
    lines.insert(doubled, lines[doubled % len(lines)] + scrawl)
    is_valid_or_refused("\n".join(lines).encode("utf-8", "surrogatepass"), folder)


@given(PATHS, VALUES)
def test_any_value_at_any_place(path: str, value: Any):
    assert outcome_is_clean(lambda: with_values(ARDEN, {path: value}))


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(WORDS, st.dictionaries(WORDS, VALUES, max_size=4), max_size=5))
def test_any_document_of_toml_values(folder: Path, extra: dict[str, Any]):
    document = merged(richest(), without_what_toml_lacks(extra))
    is_valid_or_refused(written(document).encode("utf-8", "surrogatepass"), folder)


def merged(document: dict[str, Any], extra: dict[str, Any]) -> dict[str, Any]:
    for key, value in extra.items():
        both = isinstance(value, dict) and isinstance(document.get(key), dict)
        document[key] = merged(document[key], value) if both else value
    return document


def without_what_toml_lacks(value: Any) -> Any:
    """The value with everything that this small writer cannot write replaced by a number."""
    if isinstance(value, dict):
        return {
            key: without_what_toml_lacks(inner)
            for key, inner in value.items()
            if key.isidentifier() and key.isascii()
        }
    if isinstance(value, list):
        return [without_what_toml_lacks(inner) for inner in value if not isinstance(inner, dict)]
    if value is None or isinstance(value, datetime.datetime | datetime.time):
        return 7
    return value
