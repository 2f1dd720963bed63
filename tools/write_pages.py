"""Renew everything that tools write, in order: python tools/write_pages.py (make pages)

Takes some minutes: experiments and evidence are run anew. What has not changed is written as it was, so git
shows what is another page now. Some files are not written here: pictures of the screen (make screenshot),
fitted numbers (microdeals calibrate) and vendored files (tools/vendor_*.py).
"""

import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

TOOLS = Path(__file__).resolve().parent
FIRST_SCREEN = TOOLS.parent / "dashboards" / "first" / "ensemble.json"


class Step(NamedTuple):
    """A tool, the files that it writes, and what is on them."""

    command: tuple[str, ...]
    files: str
    what: str


# Cheap ones first: they say what a person has to fill in. Sizes are those of the pages as committed.
STEPS = (
    Step(("write_order.py",), "src/microdeals/rulebook/__init__.py", "the order of the day"),
    Step(("write_odd.py",), "docs/ODD.md", "a formula for every rule"),
    Step(("build_engine.py",), "src/microdeals/portable/engine.wasm", "the rules as a module"),
    Step(("write_bits.py",), "src/microdeals/bits/published.json", "digests of worlds that are promised"),
    Step(("update_sources.py",), "models/*/sources.md, models/defaults.md", "a row for every number"),
    Step(("write_parameters.py",), "docs/parameters.md", "every parameter, with the models' values"),
    Step(("write_credits.py",), "dashboards/about/credits.json", "citation and literature"),
    Step(("write_first_screen.py",), "dashboards/first/ensemble.json", "the worlds of the first screen"),
    Step(("write_images.py", "--figure"), "docs/images/figure.*", "the figure of the README"),
    Step(("write_claims.py",), "experiments/*.md, docs/claims.md", "what the experiments find"),
    Step(("write_validation.py", "--size", "400"), "docs/validation.md", "the model held against data"),
    Step(("write_notebooks.py",), "docs/notebooks/*.ipynb", "what the notebooks show"),
)


def main() -> int:
    """Run every tool; 1 if one of them failed, or left a row for a person to fill in."""
    worlds = FIRST_SCREEN.read_bytes()
    failed = []
    for number, step in enumerate(STEPS, start=1):
        print(f"{number}/{len(STEPS)} {step.files}: {step.what}", flush=True)
        began = time.monotonic()
        done = subprocess.run(
            [sys.executable, "-W", "error", TOOLS / step.command[0], *step.command[1:]], check=False
        )
        if done.returncode:
            failed.append(step.command[0])
        print(f"    {time.monotonic() - began:.0f} s", flush=True)
    if FIRST_SCREEN.read_bytes() != worlds:
        print("The first screen shows other worlds now: make screenshot")
    if failed:
        print(f"Not done: {', '.join(failed)}; see above.")
    return int(bool(failed))


if __name__ == "__main__":
    sys.exit(main())
