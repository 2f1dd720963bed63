"""The description of the model lacks nothing, says what the rules do, and alone rebuilds the model."""

import ast
import functools
import importlib
import inspect
import pkgutil
import random
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any, get_type_hints

import numpy as np
import pytest

import microdeals.rulebook
from docs import from_odd
from docs.formulas import coefficients_of, formulas_of
from docs.small_wars import VARIANTS, small_wars
from docs.tool_files import tool
from microdeals._compile import RULES
from microdeals.agents import ConflictModel
from microdeals.conflicts import Conflict, declarations
from microdeals.rulebook.events import Format, Happening
from microdeals.rulebook.labels import Label, Peace
from microdeals.rulebook.luck import Purpose, philox
from microdeals.rulebook.outcome import Outcome
from microdeals.rulebook.quantities import MeetingOrder, Policy
from microdeals.rulebook.series import DAILY

PAGE = (Path(__file__).parents[2] / "docs" / "ODD.md").read_text(encoding="utf-8")
FLAT = " ".join(PAGE.split())
FORMULAS = formulas_of(PAGE)
WRITER = tool("write_odd")
DRAFTED = {rule.__name__: text for rule, text in WRITER.formulas().items()}
ALGORITHMS = {"philox", "luck", "poisson_from", "count_from", "_central", "_tail"}
"""Rules that no single formula says; the page gives their steps, and the rebuilt model draws by them."""

ELEMENTS = (
    "1. Purpose and patterns",
    "2. Entities, state variables, and scales",
    "3. Process overview and scheduling",
    "4. Design concepts",
    "5. Initialization",
    "6. Input data",
    "7. Submodels",
)
CONCEPTS = (
    "Basic principles",
    "Emergence",
    "Adaptation",
    "Objectives",
    "Learning",
    "Prediction",
    "Sensing",
    "Interaction",
    "Stochasticity",
    "Collectives",
    "Observation",
)
PREFIXES = {
    "party": "side",
    "deal": "kind",
    "settlement": "kind",
    "monitors": "mission",
}
ABOVE_ZERO = {
    "uniform", "total", "scale", "prior_weight", "war_violations", "share_elsewhere", "pressure_half_life",
    "scar_half_life", "disengaging_days",
}  # fmt: skip
EITHER_SIGN = {
    "lean", "lean_towards", "expected", "deviate", "tide", "news", "value", "first", "second", "shift",
    "lead", "closing",
}  # fmt: skip
UNUSED_BY_RULES = {"title", "summary", "start", "fictional"}
N_DAYS = 80
SEEDS = (1, 2, 2**63 - 1)


def rules() -> dict[str, Callable[..., Any]]:
    """Every formula of the rulebook."""
    for module in pkgutil.iter_modules(microdeals.rulebook.__path__):
        importlib.import_module(f"microdeals.rulebook.{module.name}")
    return {rule.__name__: rule for rule in RULES if rule.__module__.startswith("microdeals.rulebook.")}


# --- nothing is missing ----------------------------------------------------------------------------


def test_the_headings_are_those_of_the_protocol_in_its_order():
    headings = re.findall(r"^## (.*)$", PAGE, re.MULTILINE)
    assert tuple(heading for heading in headings if not heading.startswith("Appendix")) == ELEMENTS
    (concepts,) = re.findall(r"^## 4\..*?$(.*?)^## 5\.", PAGE, re.MULTILINE | re.DOTALL)
    assert tuple(re.findall(r"^### (.*)$", concepts, re.MULTILINE)) == CONCEPTS


def test_every_rule_is_there_with_its_arguments():
    for name, rule in rules().items():
        call = f"{name}({', '.join(inspect.signature(rule).parameters)})"
        assert call in FLAT, f"docs/ODD.md says nothing of {call}"


def test_every_parameter_that_a_rule_reads_is_there_under_its_table():
    for table, declared in declarations().items():
        for parameter in declared:
            written = f"{PREFIXES.get(table, table)}.{parameter.key}"
            assert parameter.key in UNUSED_BY_RULES or re.search(rf"\b{written}\b", PAGE), written


def test_every_series_is_there_with_its_unit_and_meaning_in_order():
    rows = re.findall(r"^\| `(\w+)` \| ([^|]+) \| ([^|]+) \|$", PAGE, re.MULTILINE)
    assert [series for series in rows if series[0] in {s.name for s in DAILY}] == [tuple(s) for s in DAILY]


def test_every_happening_and_every_purpose_of_luck_is_there_with_its_number():
    rows = re.findall(r"^\| (\d+) \| ([A-Z_]+) \|", PAGE, re.MULTILINE)
    known = [(str(int(code)), code.name) for code in (*Purpose, *Happening)]
    assert rows == known


def test_every_format_of_meetings_is_there_with_its_number():
    for meeting in Format:
        assert f"{int(meeting)} {meeting.name.lower()}" in PAGE


# --- what it says is what the rules do ---------------------------------------------------------------


def test_the_page_has_a_formula_for_every_rule_that_is_one():
    assert set(rules()) - ALGORITHMS == set(FORMULAS)


@pytest.mark.parametrize("name", sorted(FORMULAS))
def test_a_formula_of_the_page_gives_the_number_that_the_rule_gives(name: str):
    rule, formula, known = rules()[name], FORMULAS[name], known_on_the_page()
    lots = random.Random(name)
    for _ in range(300):
        values = [some(argument, hint, lots) for argument, hint in hints_of(rule)]
        assert formula.of(values, known) == pytest.approx(rule(*values), rel=1e-9, abs=1e-12), values


@pytest.mark.parametrize("name", sorted(set(FORMULAS) & set(DRAFTED)))
def test_a_formula_that_a_tool_writes_gives_the_number_that_the_rule_gives(name: str):
    rule, known = rules()[name], known_on_the_page()
    formula, lots = formulas_of(f"```text\n{DRAFTED[name]}\n```\n")[name], random.Random(name)
    for _ in range(100):
        values = [some(argument, hint, lots) for argument, hint in hints_of(rule)]
        assert formula.of(values, known) == pytest.approx(rule(*values), rel=1e-9, abs=1e-12), values


def test_a_rule_that_the_page_lacks_is_written_into_the_section_of_its_step():
    (line,) = re.findall(r"^chance_of_lull\(.*\n", PAGE, re.MULTILINE)
    written, by_hand = WRITER.with_what_it_lacks(PAGE.replace(line, ""))
    assert by_hand == []
    assert formulas_of(written).keys() == FORMULAS.keys()
    (section,) = re.findall(r"^### 7\.12 .*?(?=^### )", written, re.MULTILINE | re.DOTALL)
    told = " ".join(section.split())
    assert "`front.lull_rate` is the chance that fighting dies down, against the pressure on both" in told
    assert (
        "(per day); at 0 no world is any different. Worked out in `rest_or_return` (`agents/endings.py`)."
        in told
    )


def test_a_rule_of_several_steps_that_the_page_lacks_asks_for_a_person():
    assert WRITER.with_what_it_lacks(PAGE.replace("poisson_from(", "count("))[1] == ["poisson_from"]


def test_nothing_that_stands_on_the_page_is_touched():
    assert WRITER.with_what_it_lacks(PAGE) == (PAGE, []), "make pages"


def known_on_the_page() -> dict[str, Any]:
    """What a formula may call: the others, the names of codes, and two quotients of polynomials."""
    known: dict[str, Any] = {
        code.name.lower(): code for code in (*Policy, *MeetingOrder, *Format, *Outcome, *Peace, *Label)
    }
    a, b, c, d = coefficients_of(PAGE)
    known["_central"] = lambda r: total(a, r) / total(b, r)
    known["_tail"] = lambda r: total(c, r) / total(d, r)
    for name, formula in FORMULAS.items():
        known[name] = lambda *values, formula=formula: formula.of(list(values), known)
    return known


def total(coefficients: list[float], r: float) -> float:
    """A polynomial at r, constant term first."""
    return sum(coefficient * r**power for power, coefficient in enumerate(coefficients))


def hints_of(rule: Callable[..., Any]) -> list[tuple[str, Any]]:
    """Arguments of a rule with their types."""
    hints = get_type_hints(rule)
    return [(name, hints[name]) for name in inspect.signature(rule).parameters]


def some(argument: str, hint: Any, lots: random.Random) -> Any:
    """A value that an argument could have, its edges likelier than they deserve."""
    if hasattr(hint, "_fields"):
        fields = get_type_hints(hint, include_extras=False)
        owed = {"citizens": 10, "grief": 0.2}
        return hint(**{key: owed.get(key, some(key, fields[key], lots)) for key in hint._fields})
    if hint is bool:
        return lots.random() < 0.5
    if hint is int and argument == "policy":
        return lots.choice(list(Policy))
    if hint is int and argument == "meeting":
        return lots.choice((Format.BILATERAL, Format.TRILATERAL))
    if hint is int and argument == "side":
        return lots.choice((0, 1))
    if hint is int and argument == "peace":
        return lots.choice(list(Peace))
    if hint is int and argument.startswith("settled"):
        return lots.choice((-1, lots.randint(1, 40), lots.randint(1, 40)))
    if hint is int and argument == "least_days":
        return lots.randint(1, 40)
    if hint is int:
        return lots.randint(1, 6)
    if isinstance(hint, type) and issubclass(hint, int):
        return lots.choice(list(hint))
    if argument in ABOVE_ZERO:
        return lots.uniform(0.001, 0.999)
    if argument in EITHER_SIGN:
        return lots.uniform(-1.0, 1.0)
    return lots.choice((0.0, 1.0, lots.random(), lots.random(), lots.random(), 3.0 * lots.random()))


def test_the_check_values_of_luck_on_the_page_are_the_generators():
    seeds_and_counters = re.findall(
        r"seed ([0-9a-f]+) and counter ((?:[0-9a-f]+ ){4})give((?: [0-9a-f]{8}){4})", FLAT
    )
    assert len(seeds_and_counters) == 2
    for seed, counter, words in seeds_and_counters:
        drawn = philox(int(seed, 16), *(int(word, 16) for word in counter.split()))
        assert [f"{word:08x}" for word in drawn] == words.split()


def test_a_formula_read_from_a_page_is_worked_out_with_all_that_it_names():
    page = "```text\nx := y(1)\ny(a, b) = c * a\n    + d\n    c = a ^ b\n    d = 7 mod 4\nz := 1\n```\n"
    assert formulas_of(page)["y"].of([2.0, 3], {}) == 2.0**4 + 3


# --- from it alone the model can be rebuilt ----------------------------------------------------------


def test_the_rebuilt_model_knows_nothing_of_the_package_but_conflict_files():
    tree = ast.parse(Path(from_odd.__file__).read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names == {"dataclasses", "math", "microdeals.conflicts", "types", "typing", "zlib"}


@pytest.fixture(scope="module")
def wars(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Conflict]:
    return small_wars(tmp_path_factory.mktemp("ford"))


@functools.cache
def rebuilt(conflict: Conflict, seed: int) -> from_odd.World:
    """A world lived by the rebuilt model."""
    world = from_odd.World(conflict, seed)
    for _ in range(N_DAYS):
        world.live()
    return world


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("name", VARIANTS)
def test_the_rebuilt_model_lives_the_same_days(name: str, seed: int, wars: dict[str, Conflict]):
    world, model = rebuilt(wars[name], seed), ConflictModel(wars[name], rng=seed, horizon_days=N_DAYS)
    while model.running:
        model.step()
    assert [(e.day, int(e.happening), e.slot, e.side) for e in model.log] == world.events
    lived = np.array([model.datacollector.model_vars[series.name] for series in DAILY], dtype=float).T
    for day, (ours, theirs) in enumerate(zip(world.daily, lived, strict=True), start=1):
        apart = {s.name: (a, b) for s, a, b in zip(DAILY, ours, theirs, strict=True) if abs(a - b) > 1e-9}
        assert apart == {}, f"day {day}"
    np.testing.assert_allclose(np.array(world.fronts), np.array(model.front_days), rtol=0.0, atol=1e-9)
    np.testing.assert_allclose(np.array(world.leans), np.array(model.lean_days), rtol=0.0, atol=1e-9)
    assert world.settled_on == model.settled_on
    recorded = ("lull_days", "frozen", "frozen_days", "left_today", "won_by", "won_on", "froze_on")
    ours = [getattr(world, name) for name in recorded]
    assert [-1 if x is None else x for x in ours] == [getattr(model, name) for name in recorded]
    for name in ("scars", "shifted", "frozen_gain"):
        assert getattr(world, name) == pytest.approx(getattr(model, name), abs=1e-9), name
    for mine, theirs in zip(world.sides, model.parties, strict=True):
        assert mine.prospects == pytest.approx(theirs.prospects, abs=1e-9)
        assert mine.trustworthy == theirs.trustworthy


def test_in_these_wars_everything_happens_that_can(wars: dict[str, Conflict]):
    """Sameness says something only about what took place."""
    worlds = [rebuilt(war, seed) for war in wars.values() for seed in SEEDS]
    happened = Counter(event[1] for world in worlds for event in world.events)
    assert set(map(int, Happening)) - happened.keys() == set()
    ended = {event[1] for world in worlds for event in world.events if event[2] == world.settlement.number}
    assert {Happening.BREACH, Happening.REPORT, Happening.WITHDRAWN, Happening.EXPIRED} <= ended
    assert any(world.documented > 0.0 for world in worlds), "monitored deals were kept"
    assert {side.trustworthy for world in worlds for side in world.sides} == {True, False}
    deals = [deal for world in worlds for deal in world.in_slot.values()]
    assert any(deal.apart > 0.1 and deal.slot.sector is None for deal in deals), "a settlement parted forces"
    assert any(deal.apart > 0.1 and deal.slot.sector is not None for deal in deals), "a sector's truce did"
    broken = [record[1] for world in worlds for side in world.sides for record in side.record.values()]
    assert any(days % 1.0 > 0.0 for days in broken), "reports were discounted"
    assert any(world.scars > 0.0 for world in worlds)
    assert any(world.frozen_gain != 0.0 and world.lull_days > 0 for world in worlds)
