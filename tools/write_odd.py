"""Write into docs/ODD.md the formulas that it lacks, from the rules' own code (make pages)

What stands there is never touched: a formula that somebody has written is held against its rule by a test. A
new rule gets one here, in the section of its step, with what it reads and who works it out in the day. A rule
with a loop has no single formula, and asks for its steps by hand.
"""

import ast
import contextlib
import importlib
import inspect
import itertools
import pkgutil
import re
import sys
import textwrap
from collections.abc import Callable, Iterator
from enum import IntEnum
from pathlib import Path
from typing import Any, get_type_hints

import microdeals.rulebook
from microdeals._compile import RULES
from microdeals.conflicts import Declaration, declarations
from microdeals.conflicts.tables import TABLES
from microdeals.day.order import DAY

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "ODD.md"
ROOM = "microdeals.rulebook."
LONGEST_LINE = 124
WRITTEN_OTHERWISE = {"party": "side", "deal": "kind", "settlement": "kind", "monitors": "mission"}
"""Tables that the page calls by what they are of."""
IN_WORDS = {"log": "ln"}
Rule = Callable[..., Any]


class NoFormula(Exception):  # noqa: N818 - not an error: some rules are steps
    """A rule that no single formula says."""


def rules_by_file() -> dict[str, list[Rule]]:
    """Every rule of the rulebook, by its file, in the order of the files."""
    names = [found.name for found in pkgutil.iter_modules(microdeals.rulebook.__path__)]
    for name in names:
        importlib.import_module(f"{ROOM}{name}")
    return {name: [rule for rule in RULES if rule.__module__ == f"{ROOM}{name}"] for name in names}


def formula_of(rule: Rule) -> str:
    """A rule as the page writes one: ``name(arguments) = result``, and what the result names below it.

    Raises NoFormula for a rule that does more than name, ask and return.
    """
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(rule))).body
    lines = tree.body if isinstance(tree, ast.FunctionDef) else []
    body = [line for line in lines if not isinstance(line, ast.Expr)]
    named = [line for line in body if isinstance(line, ast.Assign)]
    if body[: len(named)] != named:
        raise NoFormula(rule.__name__)
    where = []
    for line in named:
        (target,) = line.targets
        if not isinstance(target, ast.Name) or any(
            written.startswith(f"    {target.id} =") for written in where
        ):
            raise NoFormula(rule.__name__)
        where.append(f"    {target.id} = {_written(line.value, rule)}")
    head = f"{rule.__name__}({', '.join(inspect.signature(rule).parameters)})"
    return "\n".join([f"{head} = {_written(_returned(body[len(named) :], rule), rule)}", *where])


def _returned(lines: list[ast.stmt], rule: Rule) -> ast.expr:
    """What lines of questions and returns give, as one expression."""
    match lines:
        case [ast.Return(value=ast.expr() as value), *_]:
            return value
        case [ast.If(test=test, body=then, orelse=other), *rest]:
            return ast.IfExp(test, _returned(then, rule), _returned([*other, *rest], rule))
    raise NoFormula(rule.__name__)


def _written(expression: ast.expr, rule: Rule) -> str:
    """An expression in the page's words: constants by their number, codes by their name."""
    written = ast.unparse(_InWords(rule.__globals__).visit(expression))
    return re.sub(r"\b(\d+)\.0\b", r"\1", written).replace(" % ", " mod ")


class _InWords(ast.NodeTransformer):
    """Names of a rule's file as the page has them."""

    def __init__(self, known: dict[str, Any]) -> None:
        self.known = known

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """A code by its name in small letters."""
        owner = self.known.get(node.value.id) if isinstance(node.value, ast.Name) else None
        if isinstance(owner, type) and issubclass(owner, IntEnum):
            return ast.Name(node.attr.lower())
        return node

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """A record by what is in it, in brackets."""
        made = self.known.get(node.func.id) if isinstance(node.func, ast.Name) else None
        if isinstance(made, type) and issubclass(made, tuple):
            return ast.Tuple([self.visit(argument) for argument in node.args])
        self.generic_visit(node)
        return node

    def visit_Name(self, node: ast.Name) -> ast.expr:
        """A constant by its number."""
        found = self.known.get(node.id)
        if type(found) in (int, float):
            return ast.Constant(found)
        return ast.Name(IN_WORDS.get(node.id, node.id))


def callers_of(names: set[str]) -> list[str]:
    """Where the day works out one of these rules: verbs of one thing, or else a step of the agents."""
    for room in ("day", "agents"):
        files = sorted((ROOT / "src" / "microdeals" / room).glob("*.py"))
        if found := [
            f"`{name}` (`{room}/{file.name}`)" for file in files for name in _callers_in(file, names)
        ]:
            return found
    return []


def _callers_in(file: Path, names: set[str]) -> Iterator[str]:
    for function in ast.parse(file.read_text(encoding="utf-8")).body:
        called = {node.func.id for node in ast.walk(function) if _is_call_by_name(node)}
        if isinstance(function, ast.FunctionDef) and called & names:
            yield function.name


def _is_call_by_name(node: ast.AST) -> Any:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name)


def parameters_read(rules: list[Rule], page: str) -> Iterator[str]:
    """Each parameter that these rules read and the page lacks, with its meaning, unit and default."""
    for table in TABLES:
        for one in declarations()[table.name]:
            path = f"{WRITTEN_OTHERWISE.get(table.name, table.name)}.{one.key}"
            if not is_there(path, page) and any(_reads(rule, table.holds, one.key) for rule in rules):
                yield _told(path, one)


def _reads(rule: Rule, holds: type, key: str) -> bool:
    arguments = {name for name, hint in get_type_hints(rule).items() if hint is holds}
    return any(f"{name}.{key}" in inspect.getsource(rule) for name in arguments)


def _told(path: str, one: Declaration) -> str:
    told = f"`{path}` is the {one.meaning} ({one.unit})"
    if one.neutral is None:
        return f"{told}."
    is_default = ", its default," if one.default == one.neutral else ""
    return f"{told}; at {one.neutral:g}{is_default} no world is any different."


def is_there(path: str, page: str) -> bool:
    """Whether the page says something of a parameter."""
    return re.search(rf"(?<![\w.]){re.escape(path)}\b", page) is not None


def has_formula(rule: Rule, page: str) -> bool:
    """Whether a line of the page begins with the rule and its bracket."""
    return re.search(rf"^{rule.__name__}\(", page, re.MULTILINE) is not None


def section_of(file: str, page: str, files: dict[str, list[Rule]]) -> int:
    """Where on the page what is new of a file belongs: the end of the section that has most of its step.

    Of its own rules, if the page has one already.
    """
    beside = {name for step in DAY if file in step.rules for name in step.rules} or {*files}
    heads = [match.start() for match in re.finditer(r"^##", page, re.MULTILINE)] + [len(page)]
    submodels = [(begin, end) for begin, end in itertools.pairwise(heads) if page.startswith("### 7.", begin)]
    for group in ({file}, beside):
        names = [rule.__name__ for name in sorted(group) for rule in files[name]]
        held = {end: sum(f"\n{name}(" in page[begin:end] for name in names) for begin, end in submodels}
        end = max(held, key=held.__getitem__)
        if held[end]:
            return end
    return submodels[-1][1]


def addition(file: str, new: dict[Rule, str], page: str) -> str:
    """What the page is told of rules that it lacks."""
    rules = [*new]
    about = (inspect.getdoc(sys.modules[f"{ROOM}{file}"]) or "").split("\n\n")[0]
    called = listed(callers_of({rule.__name__ for rule in rules}))
    said = [" ".join(about.split()), *parameters_read(rules, page)]
    said += [f"Worked out in {called}."] if called else []
    paragraph = textwrap.fill(" ".join(said), LONGEST_LINE, break_on_hyphens=False)
    return "\n".join([paragraph, "", "```text", *new.values(), "```", "", ""])


def listed(parts: list[str]) -> str:
    """Parts in a sentence."""
    return " and ".join(filter(None, [", ".join(parts[:-1]), *parts[-1:]]))


def formulas() -> dict[Rule, str]:
    """Every rule that one formula says, with it."""
    found = {}
    for rule in (rule for rules in rules_by_file().values() for rule in rules):
        with contextlib.suppress(NoFormula):
            found[rule] = formula_of(rule)
    return found


def with_what_it_lacks(page: str) -> tuple[str, list[str]]:
    """The page with a formula for every rule that has one, and the names that a person has to write of."""
    files, known = rules_by_file(), formulas()
    for file, rules in files.items():
        new = {rule: known[rule] for rule in rules if rule in known and not has_formula(rule, page)}
        if new:
            place = section_of(file, page, files)
            page = page[:place] + addition(file, new, page) + page[place:]
    names = [rule.__name__ for rules in files.values() for rule in rules if rule not in known]
    return page, [name for name in names if f"{name}(" not in page]


def main() -> int:
    """Write the page; 1 if a person has to write of a rule."""
    page = PAGE.read_text(encoding="utf-8")
    written, by_hand = with_what_it_lacks(page)
    if written != page:
        PAGE.write_text(written, encoding="utf-8")
        print("docs/ODD.md has new formulas: read them, and say what they mean in your own words.")
    for name in by_hand:
        print(f"docs/ODD.md says nothing of {name}, which is no single formula: write its steps by hand.")
    return int(bool(by_hand))


if __name__ == "__main__":
    sys.exit(main())
