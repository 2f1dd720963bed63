"""One chunk of a sweep: points and seeds in, the bytes of one Parquet part out.

Everything a chunk needs is in its arguments and nothing is written, so it runs on a thread, in another
process or on another machine alike, and a worker that dies leaves nothing behind.
"""

import io
from typing import Any

import numpy as np
import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]
from numpy.typing import NDArray

from microdeals._version import __version__
from microdeals.ensemble.pairs import TWINS
from microdeals.errors import RequestError
from microdeals.rulebook.gap import CHANNELS
from microdeals.rulebook.labels import Peace
from microdeals.study.columns import LABEL_COLUMNS, LABELS, schema_of
from microdeals.study.question.draws import draws_of
from microdeals.study.question.plan import Chunk
from microdeals.study.question.rules_digest import RULES_DIGEST
from microdeals.study.run.twin_pairs import TwinPairs, pairs_of_points
from microdeals.verdict.channels import SIDES, closing_by_channel
from microdeals.verdict.labels import plane_for, plane_of
from microdeals.verdict.measures import measured
from microdeals.verdict.thresholds import Thresholds


def run_chunk(chunk: Chunk) -> bytes:
    """Run every twin pair of a chunk and give its part, sorted by point and seed.

    Raises RequestError where another version or other rules of microdeals are installed than where the sweep
    began, and RunError at the first number that is not finite, with model, seed and day.
    """
    if __version__ != chunk.version:
        raise RequestError(
            f"a worker has microdeals {__version__}, the sweep {chunk.version}: "
            "install the same version everywhere."
        )
    if chunk.rules_digest != RULES_DIGEST:
        raise RequestError(
            f"a worker has other rules than the sweep, though both are microdeals {chunk.version}: install "
            "the same source everywhere."
        )
    return as_bytes(table_of(chunk, pairs_of_points(chunk.conflict, chunk.stretches, chunk.drawn)))


def table_of(chunk: Chunk, pairs: TwinPairs) -> Any:
    """The rows of a chunk, from its pairs in order."""
    lengths = [stretch.n_seeds for stretch in chunk.stretches]
    schema = schema_of([(factor.path, factor.base) for factor in chunk.factors])
    columns = {
        "point": np.repeat([stretch.point for stretch in chunk.stretches], lengths),
        "seed": pairs.compared.seed,
        "draw": _draws(chunk, pairs.compared.seed),
        "model": _always(chunk.digest, len(pairs.compared)),
        "version": _always(chunk.version, len(pairs.compared)),
        **_outcomes(pairs),
    }
    for factor in chunk.factors:
        values = [stretch.values[factor.path] for stretch in chunk.stretches]
        columns[factor.path] = _repeated(values, lengths, schema.field(factor.path).type)
    return pa.table([pa.array(columns[name]) for name in schema.names], schema=schema)


def _draws(chunk: Chunk, seeds: NDArray[np.int64]) -> NDArray[np.int64]:
    """The number of each pair's draw: of its runs, or of the state of the world that its point is."""
    if chunk.drawn:
        return draws_of(seeds, chunk.drawn.first_seed)
    return np.repeat([one.state for one in chunk.stretches], [one.n_seeds for one in chunk.stretches])


def _outcomes(pairs: TwinPairs) -> dict[str, Any]:
    compared = pairs.compared
    measures, channels = measured(compared), closing_by_channel(compared)
    plane = plane_of(compared, Thresholds())
    labels = [plane.labels, *(plane_for(compared, side, Thresholds()).labels for side in SIDES)]
    return {
        **{name: _in_words(found) for name, found in zip(LABEL_COLUMNS, labels, strict=True)},
        "closing": measures.closing,
        **{f"closing_{channel}": getattr(channels, channel) for channel in CHANNELS},
        "relief": measures.relief,
        "days_sooner": compared.days_sooner,
        "spared": plane.spared,
        "peace_closer": plane.peace == Peace.CLOSER,
        "peace_further": plane.peace == Peace.FURTHER,
        **{f"settled_{twin}": compared[f"settled_on_{twin}"] >= 0 for twin in TWINS},
        **{f"won_{twin}": compared[f"won_by_{twin}"] >= 0 for twin in TWINS},
        **{f"frozen_{twin}": pairs.frozen[twin] for twin in TWINS},
        "signed_any": pairs.signed_any,
        **{f"gap_{twin}": _gap_left(compared, twin) for twin in TWINS},
        "deals_signed": pairs.signed,
        "deals_left": pairs.withdrawn + pairs.left_for_more,
        "deals_withdrawn": pairs.withdrawn,
        "deals_left_for_more": pairs.left_for_more,
        "breaches": pairs.breaches,
        "reports": pairs.reports,
        "rung_opened": pairs.rung_opened,
        "leaders_met": pairs.leaders_met,
        "envoys_met": pairs.envoys_met,
        "power_moved": pairs.power_moved,
        "share_left": (pairs.withdrawn + pairs.left_for_more) / np.maximum(1, pairs.signed),
    }


def _gap_left(compared: Any, twin: str) -> NDArray[np.float64]:
    """The gap on the last day (share of the dispute); a settlement that stands leaves none."""
    return np.where(compared[f"settled_on_{twin}"] >= 0, 0.0, compared[f"gap_at_end_{twin}"])


def _in_words(labels: Any) -> Any:
    return pa.DictionaryArray.from_arrays(pa.array(labels, pa.int32()), pa.array(LABELS))


def _always(word: str, n: int) -> Any:
    return pa.DictionaryArray.from_arrays(pa.array(np.zeros(n, np.int32)), pa.array([word]))


def _repeated(values: list[Any], lengths: list[int], kind: Any) -> Any:
    """Each value as often as its stretch has seeds."""
    places = np.repeat(np.arange(len(values), dtype=np.int32), lengths)
    if pa.types.is_dictionary(kind):
        words = sorted(set(values))
        order = np.array([words.index(value) for value in values], dtype=np.int32)
        return pa.DictionaryArray.from_arrays(pa.array(order[places]), pa.array(words))
    return pa.array(values, kind).take(pa.array(places))


def as_bytes(table: Any) -> bytes:
    """A table as a Parquet file: the same bytes for the same rows."""
    out = io.BytesIO()
    pq.write_table(table, out, compression="zstd", row_group_size=len(table) or 1)
    return out.getvalue()
