"""One world from Python: a war lived once, day by day."""

from collections import deque
from numbers import Integral

from microdeals.agents import ConflictModel, Party
from microdeals.conflicts import Conflict
from microdeals.door.arguments import answered, yes_given
from microdeals.door.wars import ConflictOrName, war_of
from microdeals.errors import RequestError
from microdeals.rulebook.luck import LARGEST_SEED
from microdeals.strategies import check_parties, played
from microdeals.unknowns import Unknowns, unknowns_of, war_of_seed


@answered
def run(
    conflict: ConflictOrName,
    days: int | None = None,
    seed: int = 1,
    parties: tuple[type[Party], type[Party]] = (Party, Party),
    drawn: bool = False,
) -> ConflictModel:
    """Live one war once: the world as it is on its last day, with all that happened.

    ``days`` is how long (1 to 7305); None is the model's own horizon. The same ``seed`` (0 to 2**63 - 1)
    gives the same luck on every machine. ``parties`` are the classes that decide for the first and the
    second side. ``drawn`` takes the seed's draw of what nobody knows in place of the model's numbers, but for
    what was set by hand: the world that ``judge`` with that seed has in its first pair. Raises ConflictError
    for a war that is not valid, RequestError for classes that cannot decide, a seed out of range or a war
    that has nothing to draw, StrategyError for a class that fails in a decision.

    The world has ``parties`` (``trust`` is a probability; ``pressure`` and ``optimism`` are shares of the
    dispute), ``deals``, ``log`` (the events), ``gap`` (what keeps both from settling, shares of the dispute),
    ``to_frame`` ("days", "events", "deals" or "agents", as ``run_many`` has them), ``to_xarray`` and
    ``to_parquet``, ``summary()`` (the last day) and ``plot()``.

    >>> world = run("arden_borea", days=60, seed=1)
    >>> world.day
    60
    >>> [round(party.trust, 2) for party in world.parties]
    [0.27, 0.26]
    >>> print(world.log[0])
    day  19  The leaders: meet with Meridian, the great power beyond the mountains (trilateral)
    >>> run("arden_borea", days=60, seed=1, drawn=True).conflict.conduct.base_rate  # not the file's 0.02
    0.0229641212978
    """
    yes_given("drawn", drawn)
    if not isinstance(seed, Integral) or not 0 <= seed <= LARGEST_SEED:
        raise RequestError(f"seed = {seed!r}: must be a whole number from 0 to 2**63 - 1.")
    classes = check_parties(parties)
    war = war_of(conflict, days)
    (world,) = deque(played(ConflictModel, _drawn(war, int(seed)) if drawn else war, classes, int(seed)), 1)
    return world


def _drawn(war: Conflict, seed: int) -> Conflict:
    return war_of_seed(war, unknowns_to_draw(war), seed).conflict


def unknowns_to_draw(war: Conflict) -> Unknowns:
    """What nobody knows of a war. Raises RequestError if nothing says so, UnknownsError for a bad file."""
    unknowns = unknowns_of(war)
    if unknowns is None:
        raise RequestError(
            f"drawn = True: there is no unknowns.toml beside {war.source or war.name} to say what is unknown."
        )
    return unknowns
