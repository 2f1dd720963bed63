"""How large a page of a war or a lesson is, and how fast it answers: ``python benchmarks/page_alone.py``.

Times are by the clock on the wall, in the Chromium that the browser tests find (or MICRODEALS_CHROMIUM
names), the best of a few repeats, and want a machine that does nothing else.
"""

import argparse
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from microdeals.lessons import shipped_lessons
from microdeals.page.command import written

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from chromium import MISSING, find_chromium

WARS = ("arden_borea", "russia_ukraine_2025")
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu"]
REPEATS = 5
PARTS = {
    "module": r'<script type="text/plain" id="md-module">(.*?)</script>',
    "data, words, Worker": r'<script type="text/plain" id="md-data">(.*?)</script>',
    "script": r"<script>(.*?)</script>",
    "style": r"<style>(.*?)</style>",
}
TIMED = """async (asked) => {
  const began = performance.now();
  await window.microdeals.answerTo(asked);
  return performance.now() - began;
}"""
WATCHED = """async (asked) => {
  const began = performance.now();
  await window.microdeals.courseOf(asked, 3);
  return performance.now() - began;
}"""
TURNED = """() => new Promise((told) => {
  const slider = document.querySelector("[data-path$='.trust'] input[type=range]");
  slider.value = slider.value < 0.5 ? 0.6 : 0.2;
  const marks = () => document.querySelector(".md-trade-marks").innerHTML;
  const [began, before] = [performance.now(), marks()];
  const look = () => (marks() === before ? setTimeout(look, 2) : told(performance.now() - began));
  slider.dispatchEvent(new Event("change"));
  look();
})"""
PAINTED = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"


def main() -> None:
    """Write the pages, open them, and print what is measured."""
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.parse_args()
    chromium = find_chromium()
    if chromium is None:
        words.error(MISSING)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        for war in WARS:
            file = Path(folder, f"{war}.html")
            written(war, file)
            for what, figure in (*sizes(file), *times(browser, file)):
                print(f"{war:<22}{what:<58}{figure}", flush=True)
        for lesson in shipped_lessons():
            file = Path(folder, f"{lesson}.html")
            written(lesson, file)
            began = time.perf_counter()
            opened(browser, file).context.close()
            took = "opened, with the worlds of all its settings", in_seconds(time.perf_counter() - began)
            for what, figure in (*sizes(file), took):
                print(f"{lesson:<22}{what:<58}{figure}", flush=True)
        browser.close()


def sizes(file: Path) -> Iterator[tuple[str, str]]:
    """Kilobytes of the file and its parts."""
    text = file.read_text(encoding="utf-8")
    yield "the file", f"{len(text.encode()) / 1000:,.1f} kB"
    for part, pattern in PARTS.items():
        (held,) = re.findall(pattern, text, re.DOTALL)
        yield part, f"{len(held.encode()) / 1000:,.1f} kB"


def times(browser: Browser, file: Path) -> Iterator[tuple[str, str]]:
    """Seconds for what people wait for."""
    page = opened(browser, file)
    yield "first paint", in_seconds(page.evaluate(PAINTED) / 1000)
    for what, asked in (
        ("100 pairs as given", {"n": 100, "given": True}),
        ("1,000 pairs as given", {"n": 1000, "given": True}),
        ("100 pairs, drawn, with both ranges", {"n": 100, "given": False}),
        ("1,000 pairs, drawn, with both ranges", {"n": 1000, "given": False}),
    ):
        yield f"{what}, on all Workers", in_seconds(best(page, TIMED, asked))
    for days in (182, 1826):
        took = best(page, WATCHED, {"days": days})
        yield f"a world of {days:,} days and its twin, for the stage", in_seconds(took)
    yield "slider to 100 marks", in_seconds(best(page, TURNED, None))
    page.context.close()
    cores = "Object.defineProperty(navigator, 'hardwareConcurrency', { get: () => 1 });"
    alone = opened(browser, file, cores)
    yield "100 pairs as given, on one Worker", in_seconds(best(alone, TIMED, {"n": 100, "given": True}))
    alone.context.close()


def opened(browser: Browser, file: Path, script: str = "") -> Page:
    """The page with its first answer, in a window of its own, with the network off."""
    context = browser.new_context(
        viewport={"width": 1366, "height": 768}, offline=True, reduced_motion="reduce"
    )
    if script:
        context.add_init_script(script)
    page = context.new_page()
    page.goto(file.as_uri())
    page.wait_for_selector("#md-main[data-state=done]", timeout=300_000)
    return page


def best(page: Page, script: str, asked: object) -> float:
    """The shortest of some repeats, in seconds."""
    return min(page.evaluate(script, asked) / 1000 for _ in range(REPEATS))


def in_seconds(seconds: float) -> str:
    return f"{seconds:.2f} s"


if __name__ == "__main__":
    main()
