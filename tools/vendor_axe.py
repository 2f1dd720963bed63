"""Fetch the checker of accessible pages that the browser tests use: python tools/vendor_axe.py

axe-core (MPL-2.0) is a test asset: it is in no package. Needs `npm`. The file's SHA-256 is written beside it,
and a test compares.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tools")]

from vendor_assets import Package, unpacked, wanted  # noqa: E402

from dashboards.server.vendored import fingerprint  # noqa: E402

AXE = Package("axe-core", "4.14.1", ("axe.min.js",), ("LICENSE",), "accessibility in the browser tests")
FOLDER = ROOT / "tests" / "browser" / "axe"


def main() -> None:
    """Fetch and write."""
    FOLDER.mkdir(exist_ok=True)
    with TemporaryDirectory() as folder:
        files = wanted(AXE, unpacked(AXE, Path(folder)))
    lines = []
    for name, content in sorted(files.items()):
        path = FOLDER / Path(name).name
        path.write_bytes(content)
        lines.append(f"{fingerprint(content)}  {path.name}")
    (FOLDER / "SHA256SUMS").write_text("\n".join([*lines, ""]), encoding="utf-8")
    print(f"axe-core {AXE.version} is in {FOLDER.relative_to(ROOT)}.")


if __name__ == "__main__":
    main()
