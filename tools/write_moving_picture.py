"""Write the moving picture of the README, the war of the first screen on the stage: make screenshot

It needs Chromium, and goes to docs/images/stage.webp. Look at it before you commit it.
"""

import base64
import io
import re
import sys
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import FloatRect, Page, ViewportSize, sync_playwright

CHECKOUT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(CHECKOUT), str(CHECKOUT / "tests")]
from chromium import MISSING, find_chromium  # type: ignore[import-not-found]  # noqa: E402
from dashboards.first.shipped import one_world  # noqa: E402
from dashboards.stage.script import one_script  # noqa: E402
from dashboards.stage.widget import STYLE  # noqa: E402

(FONTS,) = (CHECKOUT / "dashboards" / "assets" / "npm").rglob("fonts.css")
OUT = CHECKOUT / "docs" / "images" / "stage.webp"
SIZE: ViewportSize = {"width": 860, "height": 620}
SHOWN: FloatRect = {"x": 0, "y": 0, "width": 860, "height": 560}
"""Without the buttons, which nobody can press in a picture, px."""
DAYS_A_FRAME = 4
COLOURS = 48
MILLISECONDS = {"frame": 140, "turn": 1_800, "end": 3_000}
FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
DRAW = "([course, day]) => microdealsStage(document.querySelector('#place'), course, { day })"


def letters() -> str:
    """The letters of the pages, which a page without a server takes from within itself."""
    faces = re.findall(r"@font-face\s*\{[^}]*\}", FONTS.read_text(encoding="utf-8"))
    kept = [face for face in faces if "'Roboto'" in face and "font-style: normal" in face]
    return "".join(re.sub(r"url\((\w+\.woff2)\)", _within, face) for face in kept)


def _within(named: re.Match[str]) -> str:
    kept = base64.b64encode((FONTS.parent / named[1]).read_bytes()).decode()
    return f"url(data:font/woff2;base64,{kept})"


def pictures(course: dict[str, Any], days: list[int]) -> list[Image.Image]:
    """The stage on each of these days."""
    place = find_chromium()
    if place is None:
        raise SystemExit(MISSING)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=place, args=FLAGS)
        page = browser.new_page(viewport=SIZE, reduced_motion="reduce")
        page.set_content("<body style='margin: 12px; font-family: Roboto, sans-serif'><div id='place'></div>")
        page.add_style_tag(content=STYLE.read_text(encoding="utf-8"))
        page.add_style_tag(content=letters())
        page.evaluate(
            "Promise.all([400, 500, 700].map((weight) => document.fonts.load(`${weight} 16px Roboto`)))"
        )
        page.add_script_tag(content=one_script(), type="module")
        page.wait_for_function("typeof window.microdealsStage === 'function'")
        frames = [Image.open(io.BytesIO(_shot(page, course, day))).convert("RGB") for day in days]
        browser.close()
    return frames


def _shot(page: Page, course: dict[str, Any], day: int) -> bytes:
    page.evaluate("document.querySelector('#place').replaceChildren()")
    page.evaluate(DRAW, [course, day])
    return page.screenshot(clip=SHOWN)


def main() -> int:
    """Write the file: every few days and each turning point, which stays longer."""
    course = one_world().on_stage()
    turns = {turn["day"] for turn in course["turns"]}
    days = sorted({*range(1, course["last"] + 1, DAYS_A_FRAME), *turns, course["last"]})
    found = pictures(course, days)
    palette = found[len(found) // 2].quantize(COLOURS, dither=Image.Dither.NONE)  # one for all: half the file
    first, *rest = (it.quantize(palette=palette, dither=Image.Dither.NONE).convert("RGB") for it in found)
    shown = [MILLISECONDS["turn" if day in turns else "frame"] for day in days]
    shown[-1] = MILLISECONDS["end"]
    first.save(OUT, save_all=True, append_images=rest, duration=shown, loop=0, lossless=True, method=6)
    sys.stdout.write(f"{OUT.relative_to(CHECKOUT)}: {OUT.stat().st_size // 1000} kB, {len(shown)} pictures\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
