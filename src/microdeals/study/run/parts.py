"""All parts of a result in one file, one part in memory at a time."""

from collections import Counter
from typing import Any, BinaryIO

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from microdeals.documents.wording import counted_as
from microdeals.errors import RequestError
from microdeals.study.columns import LABELS, schema_of
from microdeals.study.run.store import Manifest, Store, write_merged

UNREADABLE = (OSError, ValueError, pa.ArrowException)
"""What Arrow raises for a file that is damaged or of another kind."""
LONGEST_WHY = 100


def merge(store: Store, manifest: Manifest) -> None:
    """Write ``rows.parquet``, sorted by point and seed. Raises RequestError if a part is missing."""
    check_complete(store, manifest)
    schema = schema_of([(factor.path, factor.base) for factor in manifest.experiment.factors])

    def put(file: BinaryIO) -> None:
        with pq.ParquetWriter(file, schema, compression="zstd") as writer:
            for part in store.parts():
                writer.write_table(read_part(part, schema))

    write_merged(store, put)


def check_complete(store: Store, manifest: Manifest) -> None:
    """Raise RequestError, with the way out, if a part is missing."""
    missing = manifest.n_parts - len(store.finished())
    if missing:
        raise RequestError(
            f"{store.folder}: of {counted_as(manifest.n_parts, 'part')} missing: {missing}. The command that "
            "began the sweep goes on with it."
        )


def read_part(path: Any, schema: Any = None, columns: list[str] | None = None) -> Any:
    """The rows of a part. Raises RequestError for a file that is damaged or of another kind."""
    try:
        # In this thread alone: Arrow's own threads may still hold a part's bytes while Python shuts down.
        alone = {"memory_map": False, "pre_buffer": False, "use_threads": False}
        return pq.read_table(path, schema=schema, columns=columns, **alone)
    except UNREADABLE as failed:
        raise damaged(path, failed) from failed


def damaged(path: Any, failed: Exception) -> RequestError:
    """What to say of a file of a result that cannot be read, with the way out."""
    why = " ".join(str(failed).split())[:LONGEST_WHY]
    return RequestError(
        f"{path}: cannot be read ({why}). Remove it, and ask again with the same out=, or by the same "
        "command: it is written anew."
    )


def counted_labels(content: Any) -> Counter[str]:
    """How many pairs of a part have each label; ``content`` is a path or a file."""
    places = read_part(content, columns=["label"]).column("label").combine_chunks()
    if hasattr(places, "chunks"):
        places = places.chunk(0)
    counts = places.value_counts().to_pylist()
    found = {count["values"]: count["counts"] for count in counts}
    return Counter({label: found.get(label, 0) for label in LABELS})
