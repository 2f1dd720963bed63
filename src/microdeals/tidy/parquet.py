"""The tables as Parquet files, with units, meanings and the manifest in their metadata."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import TYPE_CHECKING

from microdeals.documents.destination import make_folder
from microdeals.documents.whole_files import write_result
from microdeals.errors import RequestError
from microdeals.tidy.manifest import Manifested, manifest_of
from microdeals.tidy.recorded import Recorded
from microdeals.tidy.tables import TABLES, table_of

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame

KEY = b"microdeals"
"""Under this key the metadata of a file has its manifest, as JSON."""
ATTRS = b"PANDAS_ATTRS"
"""Under this key pandas keeps what a frame says of itself, and finds it: our frames have a manifest there."""


def write_parquet(found: Recorded, folder: str | Path) -> dict[str, Path]:
    """Write ``days.parquet``, ``events.parquet``, ``deals.parquet`` and ``agents.parquet`` into a folder.

    The folder is made if it is not there, and files of these names are replaced, all of them or none. Each
    field has ``unit`` and ``meaning`` in its metadata, and each file the manifest. Gives the files by table.
    Raises RequestError for a folder that cannot be written.
    """
    folder = Path(folder)
    make_folder(folder, "to_parquet")
    manifest = manifest_of(found)
    files = {name: folder / f"{name}.parquet" for name in TABLES}
    contents = {files[name]: parquet_of(table_of(found, name), manifest) for name in TABLES}
    write_result(f"to_parquet {folder}", contents)
    return {str(name): file for name, file in files.items()}


def read_manifest(file: str | Path) -> Manifested:
    """The manifest of a Parquet file that ``to_parquet`` wrote: ours, or pandas' of a frame of ours.

    Raises RequestError for any other file.
    """
    import pyarrow as pa  # type: ignore[import-untyped]
    import pyarrow.parquet as pq  # type: ignore[import-untyped]

    try:
        told = pq.read_schema(file).metadata or {}
    except (OSError, pa.ArrowInvalid) as failed:
        raise RequestError(f"{file}: cannot be read as Parquet: {failed}") from failed
    found: Manifested | None = json.loads(told.get(KEY, b"null"))
    if found is None:
        found = json.loads(told.get(ATTRS, b"{}")).get("manifest")
    if found is None:
        raise RequestError(f"{file}: has no manifest of microdeals; give a file that to_parquet wrote.")
    return found


def parquet_of(frame: Frame, manifest: Manifested) -> bytes:
    """A frame as a Parquet file: ``attrs`` has ``units`` and ``meanings`` of its columns.

    pandas reads all three back into ``attrs``.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    table = pa.Table.from_pandas(frame, preserve_index=False)
    units, meanings = frame.attrs["units"], frame.attrs["meanings"]
    fields = [
        field.with_metadata({"unit": units[field.name], "meaning": meanings[field.name]})
        for field in table.schema
    ]
    attrs = {"units": units, "meanings": meanings, "manifest": manifest}
    told = {
        **(table.schema.metadata or {}),
        KEY: json.dumps(manifest).encode(),
        ATTRS: json.dumps(attrs).encode(),
    }
    held = io.BytesIO()
    pq.write_table(table.cast(pa.schema(fields, metadata=told)), held)
    return held.getvalue()
