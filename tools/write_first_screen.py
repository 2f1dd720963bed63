"""Write dashboards/first/ensemble.json, the worlds of the first screen: make pages

Takes some seconds (a minute when the rules have to be compiled). Do it after any change of the model
russia_ukraine_2025 or of a rule; a test says when the file is no longer the model's own.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from dashboards.first.shipped import FILE, written  # noqa: E402
from dashboards.first.worlds import made  # noqa: E402


def main() -> None:
    """Compute and write."""
    FILE.write_text(written(made()), encoding="utf-8")
    print(f"{FILE.relative_to(ROOT)} is written.")


if __name__ == "__main__":
    main()
