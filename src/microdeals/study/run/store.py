"""The store of a result: a folder that can lose its writer at any moment and still be whole.

::

    results/monitors/
      manifest.json            what was asked: written once, before the first part
      parts/part-0000000.parquet ...
      rows.parquet             all parts in one file, written when the last part is there

A part, the manifest and the merged file are written beside their place, forced to disk and then renamed,
so a file that has its name is complete. What is in them follows from the experiment alone.
"""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, BinaryIO, NamedTuple

from microdeals.documents.one_writer import WRITER
from microdeals.documents.reading import FileSort, near, read_bytes
from microdeals.documents.whole_files import UNFINISHED, write_whole
from microdeals.documents.wording import quoted
from microdeals.errors import RequestError, listed
from microdeals.study.question.experiment import Experiment, from_json, told_as_json
from microdeals.study.question.plan import SweepPlan

FORMAT = 6
"""6 has draws of what nobody knows, gaps and talks; 5 labels by side, wars won, and why deals are left."""
READ = (5, FORMAT)
"""Formats whose finished results can be read: those of 5 took every number as given."""
MANIFEST, PARTS, MERGED = "manifest.json", "parts", "rows.parquet"
LONGEST_TOLD = 40
_A_RESULT = (
    "Name the folder of a sweep's result; to begin one, name another folder (--out, or out= in Python)."
)
_ANOTHER = "Name another folder: --out, or out= in Python."
MANIFEST_FILE = FileSort("a manifest", 1_000_000, lambda problems: RequestError(listed(problems)))
NAMES = {
    "drawn": "what is drawn of what nobody knows (the unknowns.toml, or --as-given)",
    "robust": "whether policies are held to an outcome ([robust])",
    "rules_digest": "the rules (the code of the model has changed since)",
    "model_digest": "the model with its settings",
    "more_is_better": "whether more or less is better",
}
"""What parts of an experiment are called where its key would not do."""
FACTORS = "factors"
_PART = re.compile(r"part-(\d{7,})\.parquet")


class Manifest(NamedTuple):
    """What a result is the answer to."""

    experiment: Experiment
    points_digest: str
    n_points: int
    n_rows: int
    rows_a_part: int
    n_parts: int


class Store(NamedTuple):
    """A result's folder."""

    folder: Path

    def part(self, number: int) -> Path:
        """Where a part stands."""
        return self.folder / PARTS / f"part-{number:07d}.parquet"

    @property
    def merged(self) -> Path:
        """Where all rows stand in one file."""
        return self.folder / MERGED

    def finished(self) -> set[int]:
        """Numbers of the parts that are there."""
        found = (_PART.fullmatch(file.name) for file in (self.folder / PARTS).glob("part-*"))
        return {int(match[1]) for match in found if match}

    def write_part(self, number: int, content: bytes) -> None:
        """Write a part, whole or not at all. Raises RequestError if the disk is full or not writable."""
        _write(self.part(number), lambda file: file.write(content))

    def parts(self) -> Iterator[Path]:
        """The parts that are there, in the order of their rows."""
        return (self.part(number) for number in sorted(self.finished()))


def manifest_of(plan: SweepPlan) -> Manifest:
    """What a sweep's result will be."""
    return Manifest(
        plan.experiment, plan.points.digest(), plan.points.n, plan.n_rows, plan.rows_a_chunk, plan.n_chunks
    )


def open_store(folder: Path, plan: SweepPlan) -> Store:
    """The store of a sweep, new or begun before with the same plan, for the `only_writer` of the folder.

    Raises RequestError for a folder that cannot be written, that holds something else, or that holds the
    parts of another experiment, model or version, or of other rules.
    """
    wanted = manifest_of(plan)
    if (folder / MANIFEST).exists():
        _check_same(folder, read_manifest(folder), wanted)
    elif folder.exists() and not _is_unused(folder):
        raise RequestError(f"{folder}: holds something else than the result of a sweep. {_ANOTHER}")
    try:
        (folder / PARTS).mkdir(parents=True, exist_ok=True)
        for left in (*folder.glob(f"*{UNFINISHED}"), *(folder / PARTS).glob(f"*{UNFINISHED}")):
            left.unlink()
    except OSError as failed:
        raise _cannot_write(folder, failed) from failed
    if not (folder / MANIFEST).exists():
        text = json.dumps(_as_json(wanted), indent=1, sort_keys=True) + "\n"
        _write(folder / MANIFEST, lambda file: file.write(text.encode()))
    return Store(folder)


def _is_unused(folder: Path) -> bool:
    """Whether a folder is empty, but for what a sweep leaves that was stopped before its manifest stood."""
    if not folder.is_dir():
        return False
    parts = folder / PARTS
    is_only_begun = all(
        file in (parts, folder / WRITER) or file.match(f".{MANIFEST}*{UNFINISHED}")
        for file in folder.iterdir()
    )
    return is_only_begun and (not parts.exists() or (parts.is_dir() and not any(parts.iterdir())))


def read_manifest(folder: Path) -> Manifest:
    """The manifest of a result. Raises RequestError if there is none that this version can read."""
    path = folder / MANIFEST
    try:
        path.stat()  # not exists(): Python 3.14 takes a name that no file can have for one that is not there
        found = json.loads(read_bytes(path, MANIFEST_FILE))
        if isinstance(found, dict) and found.get("format", FORMAT) not in READ:
            raise _other_format(folder, found["format"])
        if not isinstance(found, dict) or (lacking := sorted({"format", *Manifest._fields} - found.keys())):
            what = f"it lacks {quoted(lacking)}" if isinstance(found, dict) else "it is no table"
            raise RequestError(f"{near(path)}: is no manifest of a sweep: {what}. {_A_RESULT}")
        counts = {key: found[key] for key in Manifest._fields if key != "experiment"}
        return Manifest(from_json(found["experiment"]), **counts)
    except (FileNotFoundError, NotADirectoryError):
        what = f"not the result of a sweep: it has no {MANIFEST}"
        raise RequestError(f"{folder}: {what}. Make one with 'microdeals sweep'.") from None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as failed:
        why = failed.strerror if isinstance(failed, OSError) else str(failed)
        raise RequestError(f"{near(path)}: cannot be read ({why}). {_A_RESULT}") from failed


def _other_format(folder: Path, found: object) -> RequestError:
    return RequestError(
        f"{folder}: its {MANIFEST} has format {found}, and this version of microdeals reads format {FORMAT}. "
        f"Its {MERGED} can still be read as a table; to go on or to report, sweep again in another folder "
        "(--out, or out= in Python), or remove this one."
    )


def _as_json(manifest: Manifest) -> dict[str, Any]:
    told = told_as_json(manifest.experiment)
    return manifest._asdict() | {"format": FORMAT, "experiment": told}


def _check_same(folder: Path, found: Manifest, wanted: Manifest) -> None:
    """Refuse to mix: every difference between what was begun here and what is asked now."""
    old, new = told_as_json(found.experiment), told_as_json(wanted.experiment)
    differences = list(_differences(old, new))
    if found.points_digest != wanted.points_digest and not differences:
        differences.append("points")
    if found.rows_a_part != wanted.rows_a_part and not differences:
        differences.append("how it is cut into parts")
    if differences:
        raise RequestError(
            f"{folder}: was begun with something else than is asked now: "
            f"{', '.join(sorted(set(differences)))}."
            " Results are not mixed: start afresh in another folder (--out, or out= in Python), "
            "or remove this one."
        )


def _differences(old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    """Each key that differs; of a table that both have, each of its own."""
    for key in {**new, **old}:
        before, now = old.get(key), new.get(key)
        if isinstance(before, dict) and isinstance(now, dict) and key != "drawn":
            yield from _differences(before, now)
        elif key == FACTORS and before != now:
            yield f"what varies ({', '.join(_factors_that_differ(before, now))})"
        elif before != now:
            yield _difference(key, before, now)


def _factors_that_differ(old: Any, new: Any) -> Iterator[str]:
    """Paths that vary otherwise, or only in one of the two; or that their order is another."""
    before, now = ({factor["path"]: factor for factor in factors} for factors in (old, new))
    paths = [path for path in {**now, **before} if before.get(path) != now.get(path)]
    yield from paths or ["in another order"]


def _difference(key: str, old: Any, new: Any) -> str:
    """``runs (10, now 12)``; of lists and long texts only their name."""
    name = NAMES.get(key, key if "." in key else key.replace("_", " "))
    is_short = all(
        type(value) in (int, float, str) and len(str(value)) <= LONGEST_TOLD for value in (old, new)
    )
    return f"{name} ({old}, now {new})" if is_short else name


def _write(path: Path, put: Callable[[BinaryIO], object]) -> None:
    """Write a file whole or not at all. Raises RequestError if it cannot be written."""
    try:
        write_whole(path, put)
    except OSError as failed:
        raise _cannot_write(path, failed) from failed


def write_merged(store: Store, put: Callable[[BinaryIO], object]) -> None:
    """Write the merged file as a part is written: whole or not at all."""
    _write(store.merged, put)


def _cannot_write(path: Path, failed: OSError) -> RequestError:
    return RequestError(
        f"{path}: cannot be written: {failed.strerror or failed}. The parts that are there are whole; make "
        "room, and the same command goes on from them."
    )
