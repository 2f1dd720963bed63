"""Build the rules as one WebAssembly module: python tools/build_engine.py (make engine)

numba gives the loops and all that they call as LLVM's text. That is told to forget the machine it was made
for, and gets one door, through which a page or a program calls it with a block of words. llvmlite compiles it
for WebAssembly, and the linker that comes with ziglang links it. The same source and the same tools give the
same bytes, and a module says of which source and by which tools it is.
"""

import importlib.metadata
import os
import platform
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

SETTINGS = {
    "PYTHONHASHSEED": "0",
    "NUMBA_OPT": "0",
    "NUMBA_LOOP_VECTORIZE": "0",
    "NUMBA_SLP_VECTORIZE": "0",
    "NUMBA_CPU_NAME": "generic",
    "NUMBA_CPU_FEATURES": "",
}
"""So that numba's text holds nothing of this machine. They count only from the start of a process."""
PACKAGES = ("numba", "llvmlite", "ziglang")
TRIPLE = "wasm32-unknown-unknown"
FEATURES = "+bulk-memory,+mutable-globals,+nontrapping-fptoint,+sign-ext"
COPIED_UP_TO = 3000
"""What LLVM takes the copying of a function to cost at most; so much leaves the day in one piece."""
STACK = 262_144
DOORS = {
    "run_worlds": "live_worlds",
    "run_twins": "run_twins",
    "live_a_day": "live_a_day",
    "note_the_start": "note_the_start",
    "label_pairs": "label_pairs",
    "work_out": "work_out_in_loops",
}
"""What the module offers, and the loop behind it."""


def main(arguments: list[str]) -> None:
    """Build the module into its place in the package, or into the file that is named."""
    if any(os.environ.get(name) != value for name, value in SETTINGS.items()):
        again = [sys.executable, __file__, *arguments]
        sys.exit(subprocess.run(again, env={**os.environ, **SETTINGS}, check=False).returncode)
    from microdeals._compile import SOURCE_HASH
    from microdeals.portable.reading import FILE, RULES, TOOLS

    target = Path(arguments[0]) if arguments else FILE
    module = linked(compiled(portable(text_of_loops())))
    module += section(RULES, SOURCE_HASH) + section(TOOLS, tools_here())
    part = target.with_suffix(".part")
    part.write_bytes(module)
    part.replace(target)
    print(f"{target.name}: {len(module):,} bytes, rules {SOURCE_HASH[:12]}")


def tools_here() -> str:
    """Versions of what the bytes of a module hang on."""
    of_packages = (f"{name} {importlib.metadata.version(name)}" for name in PACKAGES)
    return ", ".join((f"Python {'.'.join(platform.python_version_tuple()[:2])}", *of_packages))


def text_of_loops() -> str:
    """The loops behind the doors and all that they call as LLVM's text, as numba makes it."""
    from numba import njit

    from microdeals._compile import FLOATS, loop, make_jitable
    from microdeals.ensemble.engine import live_a_day, live_worlds
    from microdeals.ensemble.facts import work_out_in_loops
    from microdeals.ensemble.night import record
    from microdeals.ensemble.third_party import offer_guarantees
    from microdeals.ensemble.twins import label_pairs, run_twins
    from microdeals.rulebook.third_party import is_engaged

    @loop
    def note_the_start(kernel: Any, world: Any, tape: Any) -> None:
        """The day before the first in the last row of a tape: agents count on third parties then already."""
        for third in range(len(kernel.third_parties)):
            if is_engaged(kernel.third_parties[third], world.now[0].day):
                offer_guarantees(kernel, world, third)
        record(kernel, world, tape)

    def all_doors(  # noqa: PLR0913 - what all doors take
        kernels: Any, first: Any, second: Any, least: Any, twins: Any, pairs: Any
    ) -> None:
        work_out_in_loops(first.kernel)
        live_a_day(first.kernel, first.world, first.tape)
        note_the_start(first.kernel, first.world, first.tape)
        live_worlds(kernels, first.world, first.tape, first.plan)
        run_twins(first, second, twins, pairs)
        label_pairs(twins, least, pairs)

    make_jitable(copied=False)
    made = njit(nogil=True, no_cpython_wrapper=True, no_cfunc_wrapper=True, **FLOATS)(all_doors)
    types = tuple(map(made.typeof_pyval, some_arguments()))
    made.compile(types)
    return str(made.overloads[types].library.get_llvm_str())


def some_arguments() -> tuple[Any, ...]:
    """Kernels, twins, thresholds and a pair of the types that engines are called with."""
    import numpy as np

    from microdeals.conflicts import load, shipped
    from microdeals.ensemble.engine import Plan
    from microdeals.ensemble.kernel import alone
    from microdeals.ensemble.pairs import stage_of
    from microdeals.ensemble.records import blank
    from microdeals.ensemble.tape import Trace, new_tape
    from microdeals.ensemble.twins import Least, PairRow, Twin, TwinRow

    stage = stage_of(load(shipped()[0]))
    seeds: Any = np.zeros(1, dtype=np.int64)
    tape = new_tape(stage.kernel, 1, 1, daily=True, events=1)
    twin = Twin(
        stage.kernel, stage.world, tape, Plan(seeds, blank(Trace, (1, 1)), days=1, stops_settled=True)
    )
    return alone(stage.kernel), twin, twin, blank(Least, 1), blank(TwinRow, (1, 2)), blank(PairRow, 1)


def portable(text: str) -> str:
    """The text for another machine, with its doors."""
    text = re.sub(r"^target (datalayout|triple).*$", "", text, flags=re.MULTILINE)
    text = text.replace("common global", "internal global").replace("@sqrt(", "@llvm.sqrt.f64(")
    doors = [door(name, loop, text) for name, loop in DOORS.items()]
    text = re.sub(
        r"^define (?:linkonce_odr |hidden |internal )*", "define internal ", text, flags=re.MULTILINE
    )
    return "\n".join([f'target triple = "{TRIPLE}"', text, *doors])


def door(name: str, loop: str, text: str) -> str:
    """A function that unpacks a block of words (8 bytes each) and calls a loop of the text with them."""
    defined = rf"^define [a-z_ ]*i32 (@\S*{len(loop)}{loop}\S*)\((.*)\) \{{"
    found = re.search(defined, text, re.MULTILINE)
    if found is None:
        raise SystemExit(f"numba's text has no {loop}: has it been renamed?")
    kinds = [argument.split()[0] for argument in found[2].split(", ")[2:]]
    lines = [f"define i32 @{name}(ptr %block) {{", "  %result = alloca i64", "  %failure = alloca ptr"]
    for number, kind in enumerate(kinds):
        lines.append(f"  %place{number} = getelementptr i64, ptr %block, i32 {number}")
        lines.append(f"  %word{number} = load {kind}, ptr %place{number}")
    words = ", ".join(f"{kind} %word{number}" for number, kind in enumerate(kinds))
    lines.append(f"  %status = call i32 {found[1]}(ptr %result, ptr %failure, {words})")
    return "\n".join([*lines, "  ret i32 %status", "}", ""])


def compiled(text: str) -> bytes:
    """An object file for WebAssembly."""
    from llvmlite import binding

    binding.initialize_all_targets()
    binding.initialize_all_asmprinters()
    machine = binding.Target.from_triple(TRIPLE).create_target_machine(
        opt=3, features=FEATURES, reloc="static"
    )
    module = binding.parse_assembly(text)
    module.data_layout = str(machine.target_data)
    module.verify()
    tuned = binding.create_pipeline_tuning_options(speed_level=3)
    tuned.loop_vectorization = tuned.slp_vectorization = False
    tuned.inlining_threshold = COPIED_UP_TO
    passes = binding.create_pass_builder(machine, tuned)
    passes.getModulePassManager().run(module, passes)
    return bytes(machine.emit_object(module))


def linked(object_file: bytes) -> bytes:
    """A module that needs nothing from outside; the stack lies first, so that one too deep is a trap."""
    with tempfile.TemporaryDirectory() as folder:
        made, module = Path(folder, "engine.o"), Path(folder, "engine.wasm")
        made.write_bytes(object_file)
        linker = [sys.executable, "-m", "ziglang", "wasm-ld", "--no-entry", "--strip-all", "--stack-first"]
        exports = [f"--export={name}" for name in (*DOORS, "__heap_base")]
        subprocess.run([*linker, *exports, "-z", f"stack-size={STACK}", "-o", module, made], check=True)
        return module.read_bytes()


def section(name: str, content: str) -> bytes:
    """A named section at the end of a module: a word about it that no runtime reads."""
    inside = number(len(name)) + name.encode() + content.encode()
    return b"\0" + number(len(inside)) + inside


def number(value: int) -> bytes:
    """A whole number in base 128, lowest digit first."""
    found = []
    while value > 127:
        found.append(value & 127 | 128)
        value >>= 7
    return bytes([*found, value])


if __name__ == "__main__":
    main(sys.argv[1:])
