"""The scripts, styles and fonts of others that we serve ourselves, so that no page needs the internet.

They lie under `dashboards/assets/npm/<package>@<version>/`, as they are in the npm packages; `manifest.json`
in `dashboards/assets` holds the SHA-256 of each. `tools/vendor_assets.py` writes both; the server checks them
before it starts.
"""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

ASSETS = Path(__file__).parents[1] / "assets"
MANIFEST = ASSETS / "manifest.json"
NPM = ASSETS / "npm"


def fingerprint(content: bytes) -> str:
    """SHA-256 of a file's content, in hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def problems(assets: Path = ASSETS) -> list[str]:
    """What is wrong with the vendored files, one sentence each; empty when all is well."""
    manifest = assets / "manifest.json"
    try:
        expected: dict[str, str] = json.loads(manifest.read_text(encoding="utf-8"))["files"]
    except OSError:
        return [f"{manifest}: the list of the vendored files is missing."]
    except (ValueError, KeyError):
        return [f"{manifest}: the list of the vendored files cannot be read."]
    found = (_problem(assets, name, digest) for name, digest in expected.items())
    return [problem for problem in found if problem]


def _problem(assets: Path, name: str, digest: str) -> str:
    path = assets / name
    try:
        content = path.read_bytes()
    except OSError:
        return f"{path}: missing."
    return "" if fingerprint(content) == digest else f"{path}: not the file that was vendored."
