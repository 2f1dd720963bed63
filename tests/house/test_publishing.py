"""What others read about the package by machine says the same as the package, and invents nothing."""

import json
import re
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest
import yaml

from microdeals._version import __version__
from microdeals.bits.reading import FEW, published

CHECKOUT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(CHECKOUT / "tools"))
PAPERS = sorted((CHECKOUT / "paper").glob("*/paper.md"))
IN_JOSS = [
    "Summary",
    "Statement of need",
    "State of the field",
    "Software design",
    "Research impact statement",
]
IN_JOSE = ["Summary", "Statement of need", "Learning objectives", "Content and instructional design"]


def read(name: str) -> str:
    return (CHECKOUT / name).read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def citation() -> dict:
    return yaml.safe_load(read("CITATION.cff"))


def test_codemeta_says_what_the_package_and_its_citation_say(citation):
    told, project = json.loads(read("codemeta.json")), tomllib.loads(read("pyproject.toml"))["project"]
    assert told["version"] == __version__
    assert told["description"] == project["description"]
    assert told["license"].endswith(f"/{project['license']}")
    assert [author["name"] for author in told["author"]] == [author["name"] for author in project["authors"]]
    assert told["runtimePlatform"] == f"Python {project['requires-python']}"
    assert told["keywords"] == citation["keywords"]


def test_zenodo_is_told_what_the_citation_says(citation):
    told = json.loads(read(".zenodo.json"))
    assert told["title"] == citation["title"]
    assert told["version"] == __version__
    assert told["license"] == citation["license"]
    assert told["creators"] == citation["authors"]
    assert told["description"] == " ".join(citation["abstract"].split())
    assert told["keywords"] == citation["keywords"]


def test_a_release_has_one_date_everywhere_and_what_is_not_released_has_none(citation):
    dates = dict(
        re.findall(r"^## \[?(\d+\.\d+\.\d+)\]? - (\d{4}-\d{2}-\d{2})$", read("CHANGELOG.md"), re.MULTILINE)
    )
    released = dates.get(__version__)
    assert str(citation.get("date-released", None)) == str(released)
    assert json.loads(read("codemeta.json")).get("datePublished") == released
    assert json.loads(read(".zenodo.json")).get("publication_date") == released


@pytest.mark.parametrize(("journal", "asked"), [("joss", IN_JOSS), ("jose", IN_JOSE)])
def test_a_paper_has_the_form_of_its_journal(journal: str, asked: list[str]):
    text = read(f"paper/{journal}/paper.md")
    _, head, body = text.split("---\n", 2)
    fields = yaml.safe_load(head)
    assert set(fields) == {"title", "tags", "authors", "affiliations", "date", "bibliography"}
    assert {author["affiliation"] for author in fields["authors"]} == {
        place["index"] for place in fields["affiliations"]
    }
    assert (CHECKOUT / "paper" / journal / fields["bibliography"]).is_file()
    assert re.findall(r"^# (.*)$", body, re.MULTILINE)[: len(asked)] == asked
    assert 250 < len(body.split()) < 1000
    assert "TO FILL IN" in body


@pytest.mark.parametrize("paper", PAPERS, ids=lambda paper: paper.parent.name)
def test_a_paper_cites_what_the_literature_has(paper: Path):
    known = set(re.findall(r"^@\w+\{(\w+),", read("docs/references.bib"), re.MULTILINE))
    cited = set(re.findall(r"@([a-z]+\d{4})", paper.read_text(encoding="utf-8")))
    assert cited
    assert cited - known == set()


@pytest.mark.parametrize("file", sorted((CHECKOUT / ".github" / "ISSUE_TEMPLATE").glob("[!c]*.yml")))
def test_an_issue_form_has_what_a_form_must_have(file: Path):
    form = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert {"name", "description", "body"} <= set(form)
    ids = [part["id"] for part in form["body"]]
    assert len(set(ids)) == len(ids)
    assert all(part["type"] in {"input", "textarea"} and part["attributes"]["label"] for part in form["body"])


def test_the_public_checks_run_oldest_and_newest_releases_and_compare_worlds():
    jobs = yaml.safe_load(read(".github/workflows/checks.yml"))["jobs"]
    matrix = jobs["worlds"]["strategy"]["matrix"]
    assert matrix["python"] == ["3.11", "3.12", "3.13", "3.14"]
    assert {one["releases"] for one in matrix["include"]} >= {"oldest", "mesa-4"}
    steps = " ".join(step.get("run", "") for job in jobs.values() for step in job["steps"])
    for program in re.findall(r"(?:tools|tests)/[\w/.]+", steps):
        assert (CHECKOUT / program).exists(), program
    assert jobs["same-worlds"]["needs"] == "worlds"


def test_the_container_copies_what_is_here_and_starts_what_the_command_knows():
    text = read("Containerfile")
    for name in re.findall(r"^COPY (.*) \S+$", text, re.MULTILINE):
        assert all((CHECKOUT / one).exists() for one in name.split()), name
        assert all(f"!{one}\n" in read(".dockerignore") for one in name.split()), name
    words = json.loads(re.search(r"^ENTRYPOINT (.*)$", text, re.MULTILINE)[1])
    assert words[:2] == ["microdeals", "dashboard"]
    assert re.search(r"^USER (?!root)", text, re.MULTILINE)


def test_digests_of_machines_are_held_against_each_other(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    import compare_bits

    here, there = tmp_path / "here.json", tmp_path / "there.json"
    compare_bits.write(here, FEW)
    told = json.loads(here.read_text())
    assert set(told["models"]) == set(published().models)
    told["models"]["arden_borea"]["daily"] = "0" * 64
    there.write_text(json.dumps(told | {"machine": "another machine"}))
    assert compare_bits.main(["compare", str(here)]) == 0
    assert capsys.readouterr().out == "1 files: the published worlds on every machine.\n"
    assert compare_bits.main(["compare", str(here), str(there)]) == 1
    assert capsys.readouterr().out == "there.json: arden_borea, daily differ on another machine\n"
    assert compare_bits.main(["compare"]) == 2


def test_the_bundle_has_code_description_and_data_and_is_the_same_each_time(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    import write_comses

    inside = write_comses.contents()
    assert {name.partition("/")[0] for name in inside if "/" in name} == {"code", "data", "docs"}
    assert {"docs/ODD.md", "code/pyproject.toml", "data/arden_borea/conflict.toml", "codemeta.json"} <= set(
        inside
    )

    monkeypatch.setattr(
        write_comses, "_tracked", lambda: ["pyproject.toml", "models/arden_borea/conflict.toml"]
    )
    first, second = write_comses.bundle(tmp_path / "first"), write_comses.bundle(tmp_path / "second")
    assert first.read_bytes() == second.read_bytes()
    with zipfile.ZipFile(first) as archive:
        kept = archive.read("data/arden_borea/conflict.toml")
    assert kept == (CHECKOUT / "models/arden_borea/conflict.toml").read_bytes()
