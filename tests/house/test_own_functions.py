"""What is compiled takes its elementary functions from our own arithmetic, never from the C library."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from microdeals._compile import COMPILED_ROOMS

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "microdeals"
EXACT = {
    "sqrt", "isfinite", "isnan", "isinf", "inf", "nan", "floor", "ceil", "fabs", "ldexp", "frexp", "isqrt",
    "fsum", "isclose",
}  # fmt: skip
"""What ``math`` has that IEEE 754 rounds correctly, or that rounds nothing."""
LIVING = (*COMPILED_ROOMS, "agents", "conflicts")
"""The rooms whose numbers reach a world, compiled or not."""


def uses_of_math(tree: ast.AST) -> Iterator[str]:
    """Names from ``math`` or ``cmath``, and powers that are no whole numbers written out."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module in ("math", "cmath"):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.Import) and any(alias.name == "cmath" for alias in node.names):
            yield "cmath"
        if isinstance(node, ast.Attribute) and ast.unparse(node.value) == "math":
            yield node.attr
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pow":
            yield "pow"
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow) and not is_constant(node):
            yield ast.unparse(node)


def is_constant(node: ast.BinOp) -> bool:
    """Whether a power is of two, to a whole number that is written out: exact on every machine."""
    exponent = ast.literal_eval(node.right) if isinstance(node.right, ast.Constant | ast.UnaryOp) else None
    return ast.unparse(node.left) in ("2", "2.0", "10") and isinstance(exponent, int)


@pytest.mark.parametrize("room", LIVING)
def test_no_function_of_the_c_library_reaches_a_world(room):
    for file in sorted((PACKAGE / room).rglob("*.py")):
        found = set(uses_of_math(ast.parse(file.read_text(encoding="utf-8")))) - EXACT
        assert found == set(), f"{file}: take it from microdeals.arithmetic"


@pytest.mark.parametrize("room", LIVING)
def test_no_function_of_numpy_does_either(room):
    elementary = {
        "exp",
        "expm1",
        "log",
        "log1p",
        "log2",
        "log10",
        "power",
        "float_power",
        "sin",
        "cos",
        "tanh",
    }
    for file in sorted((PACKAGE / room).rglob("*.py")):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        found = {
            n.attr for n in ast.walk(tree) if isinstance(n, ast.Attribute) and ast.unparse(n.value) == "np"
        }
        assert found & elementary == set(), file


def test_the_house_test_sees_what_it_forbids():
    seen = set(uses_of_math(ast.parse("math.exp(x)\nfrom math import erf\ny ** 0.5\npow(x, 2)\n2.0**-52")))
    assert seen == {"exp", "erf", "y ** 0.5", "pow"}
