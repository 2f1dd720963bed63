import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from microdeals.conflicts import Conflict
from same_world.invented import WARS, conflicts


@pytest.fixture(scope="session")
def some_wars() -> list[tuple[Conflict, int]]:
    """A handful of invented wars, each with a seed: the same in every run of the tests."""
    found = []

    @settings(WARS, max_examples=8, phases=[Phase.generate])
    @given(conflicts(), st.integers(0, 2**63 - 1))
    def collect(conflict, seed):
        found.append((conflict, seed))

    collect()
    return found
