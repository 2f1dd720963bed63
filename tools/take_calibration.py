"""Take a calibration over into a model: tools/take_calibration.py results/calibration/base_rate

Copies posterior.toml and draws.csv beside the model, and sets the fitted numbers to the posterior's values.
Look at the difference, then run make pages.
"""

import argparse
import re
import shutil
import tomllib
from pathlib import Path

from microdeals.calibration.carried import DRAWS
from microdeals.calibration.files import POSTERIOR
from microdeals.calibration.free_numbers import FreeNumber
from microdeals.calibration.models import FittedModel, model_named
from microdeals.unknowns.limits import limits_of

MODELS = Path(__file__).resolve().parents[1] / "models"


def main() -> None:
    """Copy and set."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", type=Path, help="a model's part of a calibration")
    folder = asked.parse_args().folder
    model, target = model_named(folder.name), MODELS / folder.name
    for name in (POSTERIOR, DRAWS):
        shutil.copyfile(folder / name, target / name)
    posterior = tomllib.loads((target / POSTERIOR).read_text(encoding="utf-8"))["posterior"]
    for number in model.some(tuple(posterior)):
        take(model, number, float(posterior[number.name]["value"]))
    print(f"{target}: {len(posterior)} numbers are set.")


def take(model: FittedModel, number: FreeNumber, value: float) -> None:
    """Set one number where it stands: in a draw of the population, or at its paths of the model."""
    folder = MODELS / model.name
    if number.draw:
        set_in(folder / "population.toml", f"draw.{number.draw}", number.key, value)
    for path in number.sets:
        *table, key = path.split(".")
        for name in tables_like(folder / "conflict.toml", ".".join(table)):
            set_in(folder / "conflict.toml", name, key, limits_of(path).cut(value))


def tables_like(file: Path, name: str) -> list[str]:
    """Names of the tables of a file that a name with * stands for; the name itself if there is none."""
    pattern = re.escape(name).replace(r"\*", r"[a-z_]+")
    found = re.findall(rf"^\[({pattern})\]$", file.read_text(encoding="utf-8"), re.MULTILINE)
    return found or [name]


def set_in(file: Path, table: str, key: str, value: float) -> None:
    """Set a key of a table of a TOML file, in its place, or as its last key; the table is made if need be."""
    text = file.read_text(encoding="utf-8")
    line = f"{key} = {value}"
    head = re.search(rf"^\[{re.escape(table)}\]$", text, re.MULTILINE)
    if head is None:
        file.write_text(f"{text.rstrip()}\n\n[{table}]\n{line}\n", encoding="utf-8")
        return
    end = re.compile(r"^\[", re.MULTILINE).search(text, head.end())
    body = text[head.end() : end.start() if end else len(text)]
    changed, n = re.subn(rf"^{key} = [^#\n]*?(?=\s*(#.*)?$)", line, body, count=1, flags=re.MULTILINE)
    if not n:
        lines = body.rstrip("\n").split("\n")
        place = max(i for i, one in enumerate(lines) if not one or re.match(r"[a-z_]+ = ", one) or i == 0)
        while place and not lines[place].strip():
            place -= 1
        lines.insert(place + 1, line)
        changed = "\n".join(lines) + body[len(body.rstrip("\n")) :]
    rest = text[end.start() :] if end else ""
    file.write_text(text[: head.end()] + changed + rest, encoding="utf-8")


if __name__ == "__main__":
    main()
