"""What compiled code does on the bits of numbers, where plain Python takes a detour with the same result."""

import struct
from collections.abc import Callable, Sequence
from typing import Any

from llvmlite import ir
from numba import types
from numba.core import cgutils
from numba.extending import intrinsic, overload

INT, FLOAT = ir.IntType(64), ir.DoubleType()
PLACES = 52
"""How many bits of a double stand below its exponent."""
ONE, LEAST = (struct.unpack("<q", struct.pack("<d", value))[0] for value in (1.0, 0.6875))
"""The bits of two numbers; LEAST is the least to which a number is brought by whole doublings."""


def compile_machine(function: Callable[..., Any]) -> None:
    """Let compiled code call a ``@machine`` function by name."""
    known: dict[str, tuple[Any, tuple[Any, ...], Callable[..., Any]]] = {
        "power_of_two": (types.float64, (types.int64,), _power_of_two),
        "doublings_of": (types.int64, (types.float64,), _doublings_of),
        "halved": (types.float64, (types.float64, types.int64), _halved),
    }
    result, arguments, on_bits = known[function.__name__]
    instructions = _instructions(result(*arguments), on_bits)
    if len(arguments) == 1:
        overload(function)(lambda _: lambda _: instructions(_))
    else:
        overload(function)(lambda _, _times: lambda _, _times: instructions(_, _times))


def compile_table(at: Callable[[int], float], values: Sequence[float]) -> None:
    """Let compiled code call a table: a constant in memory, and one load."""
    constant = ir.Constant(ir.ArrayType(FLOAT, len(values)), list(values))

    def load(builder: Any, place: Any) -> Any:
        held = cgutils.global_constant(builder, "table", constant)
        return builder.load(builder.gep(held, [INT(0), place], inbounds=True))

    instructions = _instructions(types.float64(types.int64), load)
    overload(at)(lambda _: lambda _: instructions(_))


def _instructions(signature: Any, generate: Callable[..., Any]) -> Any:
    """A function for compiled code, of one argument or two, that is made of these instructions."""

    def made(_: Any, builder: Any, __: Any, arguments: Any) -> Any:
        return generate(builder, *arguments)

    def of_one(_context: Any, _first: Any) -> Any:
        return signature, made

    def of_two(_context: Any, _first: Any, _second: Any) -> Any:
        return signature, made

    return intrinsic(of_one if len(signature.args) == 1 else of_two)


def _power_of_two(builder: Any, exponent: Any) -> Any:
    return builder.bitcast(builder.add(builder.shl(exponent, INT(PLACES)), INT(ONE)), FLOAT)


def _doublings_of(builder: Any, value: Any) -> Any:
    return builder.ashr(builder.sub(builder.bitcast(value, INT), INT(LEAST)), INT(PLACES))


def _halved(builder: Any, value: Any, times: Any) -> Any:
    bits = builder.sub(builder.bitcast(value, INT), builder.shl(times, INT(PLACES)))
    return builder.bitcast(bits, FLOAT)
