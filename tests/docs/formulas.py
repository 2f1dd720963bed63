"""Reads the formulas of a page and works them out, as a reader with a pocket calculator would."""

import math
import re
from collections.abc import Iterator
from typing import Any, NamedTuple

BLOCK = re.compile(r"^```text\n(.*?)^```", re.MULTILINE | re.DOTALL)
HEAD = re.compile(r"(\w+)\(([\w, ]+)\) = (.*)")
WHERE = re.compile(r"    (\w+) = (.*)")
WORDS: dict[str, Any] = {
    **{name: getattr(math, name) for name in ("cos", "erf", "exp", "log1p", "pi", "sin", "sqrt")},
    "ln": math.log,
    **{function.__name__: function for function in (abs, int, min, max)},
}


class Formula(NamedTuple):
    """``name(arguments) = result``, with what the result names, in order."""

    name: str
    arguments: tuple[str, ...]
    where: dict[str, str]
    result: str

    def of(self, values: list[Any], known: dict[str, Any]) -> Any:
        """What it gives for these arguments; ``known`` are the other formulas and words of the page."""
        names = WORDS | known | dict(zip(self.arguments, values, strict=True))
        for name, expression in self.where.items():
            names[name] = worked_out(expression, names)
        return worked_out(self.result, names)


def worked_out(expression: str, names: dict[str, Any]) -> Any:
    """The value of an expression as the page writes it."""
    python = re.sub(r"\bmod\b", "%", expression).replace("^", "**")
    return eval(python, {"__builtins__": {}}, names)  # noqa: S307 (our own page)


def formulas_of(page: str) -> dict[str, Formula]:
    """Every formula that stands in a block of the page, by name."""
    found = [formula for block in BLOCK.findall(page) for formula in formulas_in(block)]
    names = [formula.name for formula in found]
    assert len(names) == len(set(names)), f"written twice: {[n for n in names if names.count(n) > 1]}"
    return {formula.name: formula for formula in found}


def formulas_in(block: str) -> Iterator[Formula]:
    """The formulas of one block. A formula goes on as long as lines are indented."""
    lines = block.splitlines()
    starts = [number for number, line in enumerate(lines) if HEAD.fullmatch(line)]
    for start in starts:
        head = HEAD.fullmatch(lines[start])
        assert head is not None
        name, arguments, result = head.groups()
        where: dict[str, str] = {}
        for line in lines[start + 1 :]:
            if not line.startswith("    "):
                break
            if named := WHERE.fullmatch(line):
                where[named[1]] = named[2]
            elif where:
                where[[*where][-1]] += f" {line.strip()}"
            else:
                result += f" {line.strip()}"
        yield Formula(name, tuple(arguments.split(", ")), where, result)


def coefficients_of(page: str) -> list[list[float]]:
    """The columns a, b, c, d of the page's table of coefficients, constant terms first."""
    rows = re.findall(r"^[0-7]   ([\d.e-]+) +([\d.e-]+) +([\d.e-]+) +([\d.e-]+)$", page, re.MULTILINE)
    return [[float(row[column]) for row in rows] for column in range(4)]
