"""The bundle for the CoMSES Model Library: python tools/write_comses.py [FOLDER] (make comses)

One zip in the library's own order: ``code/`` is this checkout as git keeps it, ``docs/`` the description that
the library asks for (ODD) with the pages that it refers to, ``data/`` the conflict models and their sources.
The same commit gives the same bytes.
"""

import subprocess
import sys
import zipfile
from pathlib import Path

from microdeals._version import __version__

CHECKOUT = Path(__file__).resolve().parents[1]
DESCRIPTION = ("ODD.md", "parameters.md", "glossary.md", "validation.md", "references.bib", "cite.md")
ABOUT = ("CITATION.cff", "LICENSE", "README.md", "codemeta.json")
DATA = "models/"
EARLIEST = (1980, 1, 1, 0, 0, 0)
"""The first day that a zip knows: the bundle says nothing of when it was made."""


def bundle(folder: Path) -> Path:
    """Write the bundle into a folder, and give its file."""
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"microdeals-{__version__}-comses.zip"
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for inside, name in sorted(contents().items()):
            entry = zipfile.ZipInfo(inside, EARLIEST)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, (CHECKOUT / name).read_bytes())
    return file


def contents() -> dict[str, str]:
    """What is in the bundle: by its place there, its place in the checkout."""
    kept = _tracked()
    code = {f"code/{name}": name for name in kept}
    docs = {f"docs/{name}": f"docs/{name}" for name in DESCRIPTION}
    data = {f"data/{name.removeprefix(DATA)}": name for name in kept if name.startswith(DATA)}
    return {**code, **docs, **data, **{name: name for name in ABOUT}}


def _tracked() -> list[str]:
    command = ["git", "ls-files", "-z"]
    listed = subprocess.run(command, cwd=CHECKOUT, capture_output=True, check=True).stdout.decode()
    return [name for name in listed.split("\0") if name and (CHECKOUT / name).is_file()]


if __name__ == "__main__":
    where = Path(sys.argv[1]) if len(sys.argv) > 1 else CHECKOUT / "dist"
    print(bundle(where))
