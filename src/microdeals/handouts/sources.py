"""Sources in words, from docs/references.bib."""

import re
from collections.abc import Sequence

from microdeals import paths
from microdeals.errors import RequestError

ENTRY = re.compile(r"^@\w+\{([^,\s]+),$(.*?)^\}$", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^\s*(\w+)\s*=\s*[{\"]?(.*?)[}\"]?,?$", re.MULTILINE)
PLACES = ("journal", "booktitle", "publisher", "institution")


def sources_in_words(keys: Sequence[str]) -> tuple[str, ...]:
    """A line for each key. Raises RequestError if one is not among the references."""
    known = _known()
    missing = [key for key in keys if key not in known]
    if missing:
        raise RequestError(f"source '{missing[0]}': there is no such key in docs/references.bib.")
    return tuple(_in_words(known[key]) for key in keys)


def _known() -> dict[str, dict[str, str]]:
    try:
        text = (paths.room("docs") / "references.bib").read_text(encoding="utf-8")
    except FileNotFoundError as missing:
        raise RequestError(str(missing)) from missing
    return {
        key: {name: _plain(value) for name, value in FIELD.findall(body)} for key, body in ENTRY.findall(text)
    }


def _in_words(fields: dict[str, str]) -> str:
    who = fields.get("author") or fields.get("editor") or fields.get("organization", "")
    place = next((fields[name] for name in PLACES if name in fields), "")
    doi = f" doi.org/{fields['doi']}" if "doi" in fields else ""
    return f"{who.replace(' and ', '; ')} ({fields['year']}): {fields['title']}. {place}.{doi}".replace(
        "?.", "?"
    ).replace(" .", "")


def _plain(value: str) -> str:
    return value.replace("{", "").replace("}", "").replace("--", "–").replace("\\&", "&").strip()
