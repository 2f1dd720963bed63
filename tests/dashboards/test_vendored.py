"""The files of others that we serve: all there, unchanged, each with its licence."""

import json
import shutil
from pathlib import Path

import pytest

from dashboards.server.vendored import ASSETS, MANIFEST, NPM, problems

STUBS = {"mermaid@10.8.0"}
"""Ours, in place of a package."""


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(ASSETS, tmp_path / "assets")
    return tmp_path / "assets"


def listed() -> dict[str, str]:
    files: dict[str, str] = json.loads(MANIFEST.read_text(encoding="utf-8"))["files"]
    return files


def test_everything_is_there_and_unchanged():
    assert problems() == []


def test_nothing_is_served_that_the_manifest_does_not_list():
    there = {path.relative_to(ASSETS).as_posix() for path in NPM.rglob("*") if path.is_file()}
    assert there == {name for name in listed() if name.startswith("npm/")}


def test_every_package_brings_its_licence():
    packages = json.loads(MANIFEST.read_text(encoding="utf-8"))["packages"]
    folders = {f"{package['name']}@{package['version']}" for package in packages}
    served = {name.split("@")[-2].removeprefix("npm/") for name in listed() if name.startswith("npm/")}
    assert len(served) == len(folders | STUBS)
    for folder in folders:
        assert (NPM / folder).is_dir(), folder
        assert list((ASSETS / "licences" / folder).iterdir()), folder


def test_a_missing_file_is_named(copy: Path):
    gone = copy / "npm" / "requirejs@2.3.6" / "require.js"
    gone.unlink()
    assert problems(copy) == [f"{gone}: missing."]


def test_a_changed_file_is_named(copy: Path):
    changed = copy / "npm" / "requirejs@2.3.6" / "require.js"
    changed.write_bytes(changed.read_bytes() + b" ")
    assert problems(copy) == [f"{changed}: not the file that was vendored."]


@pytest.mark.parametrize("content", ["", "{}", "not json"])
def test_a_broken_manifest_is_named(copy: Path, content: str):
    (copy / "manifest.json").write_text(content, encoding="utf-8")
    assert problems(copy) == [f"{copy / 'manifest.json'}: the list of the vendored files cannot be read."]


def test_a_missing_manifest_is_named(copy: Path):
    (copy / "manifest.json").unlink()
    assert problems(copy) == [f"{copy / 'manifest.json'}: the list of the vendored files is missing."]
