"""Fetch the browser files that the dashboard serves from its own folder, and check them.

    python tools/vendor_assets.py            fetch the pinned npm packages, compare with the manifest
    python tools/vendor_assets.py --update   fetch them and write the manifest anew (after changing a pin)
    python tools/vendor_assets.py --check    only compare the committed files with the manifest (offline)

Needs `npm`; packages are named by exact version, npm checks them against their published digests. Only the
files that a page asks for are kept (found by loading pages in a browser without internet), and the licences.
"""

from __future__ import annotations

import argparse
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from dashboards.server.vendored import ASSETS, MANIFEST, fingerprint, problems


class Package(NamedTuple):
    """One npm package at one version, and which of its files we serve (patterns inside the package)."""

    name: str
    version: str
    files: tuple[str, ...]
    licences: tuple[str, ...]
    why: str

    @property
    def folder(self) -> str:
        """Where its files lie under `assets/npm`: the path that Solara's pages ask for."""
        return f"{self.name}@{self.version}"


PACKAGES = (
    Package(
        "@widgetti/solara-vuetify-app",
        "10.1.1",
        (
            "dist/solara-vuetify-app8.min.js",
            "dist/main8.css",
            "dist/fonts.css",
            "dist/*.woff2",
        ),
        ("dist/solara-vuetify-app8.min.js.LICENSE.txt", "package.json"),
        "the page's frame: Vue 2, Vuetify 2, the widget manager, Roboto and Material Design Icons",
    ),
    Package(
        "requirejs", "2.3.6", ("require.js",), ("README.md", "package.json"), "loads the widgets' modules"
    ),
    Package(
        "font-awesome",
        "4.5.0",
        ("css/font-awesome.min.css", "fonts/fontawesome-webfont.woff2"),
        ("README.md", "package.json"),
        "icons of the Jupyter widgets",
    ),
    Package(
        "katex",
        "0.16.9",
        ("dist/katex.min.js", "dist/katex.min.css", "dist/contrib/auto-render.min.js", "dist/fonts/*.woff2"),
        ("LICENSE",),
        "formulas in text",
    ),
    Package(
        "echarts", "6.1.0", ("dist/echarts.esm.min.mjs",), ("LICENSE", "NOTICE", "licenses/*"), "every chart"
    ),
)

STUBS = {
    # solara.Markdown loads Mermaid (3 MB) on every page; we draw no diagrams with it.
    "npm/mermaid@10.8.0/dist/mermaid.min.js": "define([], () => ({ init() {} }));\n",
}


def unpacked(package: Package, folder: Path) -> Path:
    """Fetch a package with the npm client and unpack it below `folder`."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not installed. It is needed only to renew the vendored files.")
    command = [npm, "pack", "--silent", "--pack-destination", str(folder), package.folder]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode != 0:
        raise SystemExit(f"npm could not fetch {package.folder}:\n{answer.stderr}")
    archive = folder / answer.stdout.split()[-1]
    target = folder / package.folder.replace("/", "+")
    with tarfile.open(archive) as tar:
        tar.extractall(target, filter="data")
    return target / "package"


def wanted(package: Package, source: Path) -> dict[str, bytes]:
    """The files of a package that we keep, by their path under `assets`."""
    kept: dict[str, bytes] = {}
    for where, patterns in (("npm", package.files), ("licences", package.licences)):
        for pattern in patterns:
            paths = sorted(path for path in source.glob(pattern) if path.is_file())
            if not paths:
                raise SystemExit(f"{package.folder}: no file matches {pattern!r}.")
            for path in paths:
                kept[f"{where}/{package.folder}/{path.relative_to(source).as_posix()}"] = path.read_bytes()
    return kept


def fetched() -> dict[str, bytes]:
    """Every vendored file, fresh from npm, and our own stubs."""
    files = {name: text.encode() for name, text in STUBS.items()}
    with tempfile.TemporaryDirectory() as folder:
        for package in PACKAGES:
            print(f"fetching {package.folder}", flush=True)
            files.update(wanted(package, unpacked(package, Path(folder))))
    return files


def manifest_of(files: dict[str, bytes]) -> str:
    """The manifest's text: which packages, why, and the SHA-256 of each file."""
    packages = [{"name": p.name, "version": p.version, "why": p.why} for p in PACKAGES]
    digests = {name: fingerprint(files[name]) for name in sorted(files)}
    return json.dumps({"packages": packages, "files": digests}, indent=1) + "\n"


def write(files: dict[str, bytes]) -> None:
    """Lay the files out below `assets`, and remove those of earlier versions."""
    for folder in ("npm", "licences"):
        shutil.rmtree(ASSETS / folder, ignore_errors=True)
    for name, content in files.items():
        path = ASSETS / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)


def main() -> int:
    """Run one of the three commands above; 0 when files and manifest agree."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--update", action="store_true", help="write the manifest anew")
    parser.add_argument("--check", action="store_true", help="only check what is committed, offline")
    asked = parser.parse_args()
    if not asked.check:
        files = fetched()
        manifest = manifest_of(files)
        if not asked.update and manifest != MANIFEST.read_text(encoding="utf-8"):
            print("What npm serves is not what the manifest says; nothing was written. --update accepts it.")
            return 1
        write(files)
        MANIFEST.write_text(manifest, encoding="utf-8")
    found = problems()
    print("\n".join(found) or "All vendored files are as the manifest says.")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
