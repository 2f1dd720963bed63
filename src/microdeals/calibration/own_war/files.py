"""A fit as a folder that is a war of its own: the model, its draws as unknowns, and what was learnt."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from microdeals._version import __version__
from microdeals.calibration.carried import DRAWS
from microdeals.calibration.files import POSTERIOR, WEIGHT, short, table
from microdeals.calibration.own_war.findings import LearntFindings, Three
from microdeals.calibration.own_war.in_words import told, warnings_of
from microdeals.calibration.own_war.stages import LearntWar
from microdeals.conflicts import digest
from microdeals.conflicts.reading import FILE as MODEL
from microdeals.documents.reading import near
from microdeals.documents.whole_files import write_result
from microdeals.documents.wording import printable
from microdeals.study.question.rules_digest import RULES_DIGEST
from microdeals.unknowns.reading import FILE as UNKNOWNS
from microdeals.unknowns.reading import file_of
from microdeals.unknowns.wars import DIGITS

FILES = (MODEL, UNKNOWNS, DRAWS, POSTERIOR)
UNKNOWNS_TEXT = f"""\
# Written by: microdeals fit. What a record of the war's deals leaves of the numbers that nobody knows.
#
# {POSTERIOR} beside it says what was learnt, from which data, and from which ranges; they stand with their
# reasons in the {UNKNOWNS} of the war that was fitted.

[joint]
file = "{DRAWS}"
"""


def unknowns_toml(found: LearntFindings) -> str:
    """The unknowns.toml of the folder, with what whoever reads an answer from it is told."""
    lines = [f"  {json.dumps(warning, ensure_ascii=False)}," for warning in warnings_of(found)]
    return UNKNOWNS_TEXT + "\n".join(["warnings = [", *lines, "]", ""] if lines else [])


def write_learnt(learnt: LearntWar, found: LearntFindings, data: Path, folder: Path) -> None:
    """Write the four files into a folder that is there, all or none. Raises RequestError if that fails."""
    texts = {
        MODEL: file_of(learnt.asked.conflict).read_text(encoding="utf-8"),
        DRAWS: draws_csv(learnt),
        POSTERIOR: "\n".join(posterior_toml(learnt, found, data)),
        UNKNOWNS: unknowns_toml(found),
    }
    write_result(f"--out {near(folder)}", {folder / name: text.encode() for name, text in texts.items()})


def draws_csv(learnt: LearntWar) -> str:
    """The draws that are kept, a row each: a column a path, with all the digits that a draw has, and 1."""
    rows = learnt.draws.values.tolist()
    lines = [[*(f"{value:.{DIGITS}g}" for value in row), "1"] for row in rows]
    return "\n".join([*map(",".join, [[*learnt.draws.paths, WEIGHT], *lines]), ""])


def posterior_toml(learnt: LearntWar, found: LearntFindings, data: Path) -> Iterator[str]:
    """The lines of posterior.toml."""
    yield f"# Written by: microdeals fit {learnt.asked.conflict.name} --data {printable(data.name)}"
    yield "#"
    for line in told(learnt, found).splitlines():
        yield f"# {line}".rstrip()
    yield ""
    yield from table("provenance", _provenance(learnt, data))
    for one in found.numbers:
        values: dict[str, Any] = {
            "name": one.name, "unit": one.unit, "prior": _ends(one.prior), "middle_90": _ends(one.posterior),
            "median": short(one.posterior[1]), "width": short(one.width), "moved": short(one.moved),
            "is_told": one.is_told, "planted_within_90": short(one.planted),
        }  # fmt: skip
        yield from table(f'posterior."{one.path}"', values)
    for figure in found.figures:
        values = {
            "what": figure.measure.what, "data": short(figure.data), "before": _ends(figure.before),
            "after": _ends(figure.after), "surprise": short(figure.surprise),
            "surprise_after": short(figure.surprise_after), "is_used": figure.is_used,
        }  # fmt: skip
        yield from table(f'figure."{figure.measure.name}"', values)
    yield from table("not_compared", {"why": list(learnt.compared.left_out)})


def _provenance(learnt: LearntWar, data: Path) -> dict[str, Any]:
    asked = learnt.asked
    return {
        "microdeals": __version__,
        "rules": RULES_DIGEST,
        "start": digest(asked.conflict),
        "unknowns": asked.unknowns.source,
        "unknowns_digest": digest_of_file(file_of(asked.conflict).with_name(UNKNOWNS)),
        "data": printable(data.name),
        "data_digest": digest_of_file(data),
        "deals": len(asked.record.deals),
        "days": asked.record.days,
        "seed": asked.seed,
        "worlds": asked.worlds,
        "draws": len(learnt.draws),
    }


def digest_of_file(file: Path) -> str:
    """SHA-256 of a file, by which its data are known again."""
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _ends(three: Three) -> list[float]:
    return [short(three[0]), short(three[2])]
