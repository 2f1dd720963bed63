"""Write the pictures of the README: make screenshot, or make pages (the figure)

The first screen of the dashboard as Chromium shows it, and the phase diagram of a shipped experiment as
`microdeals report` draws it; both go to docs/images. figure.json beside them holds the counts that the
diagram shows: a test runs the experiment again and compares. ``--figure`` leaves the first screen alone.
"""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

CHECKOUT = Path(__file__).resolve().parents[1]
IMAGES = CHECKOUT / "docs" / "images"
EXPERIMENT = "monitors_and_negativity"
DESK = {"width": 1366, "height": 768}
SETTLED = ".md-chart[data-ready=true]"
FADING = 2_000
"""Milliseconds in which the page fades in."""
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def first_screen(out: Path) -> None:
    """Serve the dashboard, and take a picture of what everyone meets first."""
    command = [sys.executable, "-m", "microdeals", "dashboard", "--no-browser", "--port", "0"]
    server = subprocess.Popen(command, cwd=CHECKOUT, stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout is not None  # noqa: S101 - it is a pipe
        address = re.search(r"http://\S+", server.stdout.readline())
        if address is None:
            raise SystemExit("the dashboard does not start; see above")
        _photograph(address[0], out)
    finally:
        server.terminate()
        server.wait(30)


def _photograph(address: str, out: Path) -> None:
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(CHECKOUT / "tests"))
    from chromium import MISSING, find_chromium  # type: ignore[import-not-found]

    place = find_chromium()
    if place is None:
        raise SystemExit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=FLAGS)
        page = browser.new_page(viewport=DESK, reduced_motion="reduce")
        page.goto(address)
        page.locator(SETTLED).first.wait_for(timeout=60_000)
        page.wait_for_load_state("networkidle")
        page.wait_for_timeout(FADING)
        page.screenshot(path=out)
        browser.close()


def counts_of_experiment(folder: Path) -> dict[str, Any]:
    """Run the experiment into a folder, as given: each point, and how many pairs have each label there."""
    from microdeals.study import load_experiment, open_store, plan_of, sweep, threads
    from microdeals.study.answer.cells import cells_of
    from microdeals.study.columns import LABELS
    from microdeals.study.run.store import manifest_of

    plan = plan_of(*load_experiment(EXPERIMENT, as_given=True))
    store = open_store(folder, plan)
    with threads() as workers:
        sweep(plan, store, workers)
    cells = cells_of(store, manifest_of(plan))
    rows = cells.points[[*cells.factors, *LABELS]].to_dict("records")
    return {"experiment": EXPERIMENT, "points": rows}


def figure() -> None:
    """Run the experiment, and write its figure and what it shows."""
    from microdeals.study.answer.report import write_report

    IMAGES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as away:
        counts = counts_of_experiment(Path(away) / EXPERIMENT)
        page = write_report(Path(away) / EXPERIMENT)
        (IMAGES / "figure.svg").write_bytes((page.parent / "phase.svg").read_bytes())
    (IMAGES / "figure.json").write_text(json.dumps(counts, indent=1) + "\n", encoding="utf-8")


def main() -> int:
    """Write all three files, or with --figure the two of the figure."""
    figure()
    if sys.argv[1:] == ["--figure"]:
        return 0
    first_screen(IMAGES / "first-screen.png")
    sys.stdout.write(
        "docs/images: renewed. Look at first-screen.png and figure.svg before you commit them.\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
