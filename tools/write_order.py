"""Write the order of the day into the rulebook's own text: python tools/write_order.py (make pages)

The order is data (`microdeals.day.order`); readers of the rulebook find it there as text.
"""

import re
import sys
from pathlib import Path

from microdeals.day.order import told

RULEBOOK = Path(__file__).resolve().parents[1] / "src" / "microdeals" / "rulebook" / "__init__.py"
STEPS = re.compile(r"^1\. .*?(?=\n\n)", re.MULTILINE | re.DOTALL)


def main() -> int:
    """Write the steps anew; 1 if there is no place for them."""
    text = RULEBOOK.read_text(encoding="utf-8")
    written, n = STEPS.subn(lambda _: told(), text)
    if n != 1:
        print(f"{RULEBOOK.name} has no list of steps to write anew.")
        return 1
    RULEBOOK.write_text(written, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
