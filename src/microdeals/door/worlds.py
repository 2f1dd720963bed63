"""One world from Python: a war lived once, day by day."""

from numbers import Integral

from microdeals.agents import ConflictModel, Party
from microdeals.conflicts import with_values
from microdeals.door.wars import ConflictOrName, conflict_of
from microdeals.errors import RequestError
from microdeals.rulebook.luck import LARGEST_SEED


def run(
    conflict: ConflictOrName,
    days: int | None = None,
    seed: int = 1,
    parties: tuple[type[Party], type[Party]] = (Party, Party),
) -> ConflictModel:
    """Live one war once: the world as it is on its last day, with all that happened.

    ``days`` is how long (1 to 7305); None is the model's own horizon. The same ``seed`` (0 to 2**63 - 1)
    gives the same luck on every machine. ``parties`` are the classes that decide for the first and the
    second side. Raises ConflictError for a war that is not valid, RequestError for a seed out of range.

    The world has ``parties`` (``trust`` is a probability; ``pressure`` and ``optimism`` are shares of the
    stake), ``deals``, ``log`` (the events), ``gap`` (what keeps both from settling, shares of the stake) and
    ``datacollector`` (a row a day, its columns in ``microdeals.rulebook.series.DAILY``).

    >>> world = run("arden_borea", days=60, seed=1)
    >>> world.day
    60
    >>> [round(party.trust, 2) for party in world.parties]
    [0.27, 0.26]
    >>> print(world.log[0])
    day  19  The leaders: meet with Meridian, the great power beyond the mountains (trilateral)
    """
    if not isinstance(seed, Integral) or not 0 <= seed <= LARGEST_SEED:
        raise RequestError(f"seed = {seed!r}: must be a whole number from 0 to 2**63 - 1.")
    length = {} if days is None else {"conflict.horizon_days": days}
    world = ConflictModel(with_values(conflict_of(conflict), length), parties=parties, rng=seed)
    while world.running:
        world.step()
    return world
