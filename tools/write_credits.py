"""Write what the About page says of citation and literature: tools/write_credits.py (make pages)

Reads CITATION.cff and docs/references.bib and writes dashboards/about/credits.json, which travels with the
package. A test compares.
"""

import json
import re
from pathlib import Path
from typing import Any

import yaml

CHECKOUT = Path(__file__).resolve().parents[1]
CREDITS = CHECKOUT / "dashboards" / "about" / "credits.json"
ENTRY = re.compile(r"^@(\w+)\{([^,\s]+),$(.*?)^\}$", re.MULTILINE | re.DOTALL)
FIELD = re.compile(r"^\s*(\w+)\s*=\s*\{(.*?)\},?$(?=\s*^\s*\w+\s*=|\s*\Z)", re.MULTILINE | re.DOTALL)


def credits_as_json() -> str:
    """The file as it should be."""
    citation = yaml.safe_load((CHECKOUT / "CITATION.cff").read_text(encoding="utf-8"))
    bib = (CHECKOUT / "docs" / "references.bib").read_text(encoding="utf-8")
    references = {key: told(fields_in(body)) for _, key, body in ENTRY.findall(bib)}
    credits_ = {"citation": citation_of(citation), "references": references}
    return json.dumps(credits_, indent=1, ensure_ascii=False) + "\n"


def citation_of(citation: dict[str, Any]) -> dict[str, str]:
    """How to cite the software: as a line of a list of references, and as BibTeX."""
    names = [author.get("name") or f"{author['family-names']}, {author['given-names']}"
             for author in citation["authors"]]  # fmt: skip
    released = str(citation.get("date-released", ""))[:4]
    year = f" ({released})" if released else ""
    where = citation.get("doi") or citation.get("repository-code") or ""
    version, title = citation["version"], citation["title"]
    line = f"{'; '.join(names)}{year}. {title}. Version {version}. Computer software. {where}".strip()
    fields = {
        "author": " and ".join(f"{{{name}}}" for name in names),
        "title": f"{{{title}}}",
        "version": version,
        "year": released,
        "url": where,
    }
    body = "\n".join(f"  {key} = {{{value}}}," for key, value in fields.items() if value)
    return {
        "line": line,
        "bibtex": f"@software{{microdeals,\n{body}\n}}",
        "licence": citation["license"],
        "abstract": " ".join(citation["abstract"].split()),
    }


def fields_in(body: str) -> dict[str, str]:
    """The fields of an entry, without TeX's braces and dashes."""
    return {key: _plain(value) for key, value in FIELD.findall(body)}


def _plain(value: str) -> str:
    value = (
        re.sub(r"[{}]", "", value).replace("--", "–").replace("\\&", "&").replace("`", "‘").replace("'", "’")
    )
    return " ".join(value.split())


def told(fields: dict[str, str]) -> str:
    """An entry as a line of a list of references."""
    who = fields.get("author") or fields["editor"]
    where = fields.get("journal") or fields.get("booktitle") or ""
    number = f"({fields['number']})" if "number" in fields else ""
    volume = f" {fields['volume']}{number}" if "volume" in fields else ""
    pages = f", {fields['pages']}" if "pages" in fields else ""
    parts = [f"{where}{volume}{pages}".strip(), fields.get("publisher", ""), fields.get("note", "")]
    doi = f"doi:{fields['doi']}" if "doi" in fields else ""
    said = ". ".join(part for part in (*parts, doi) if part)
    return f"{who.replace(' and ', '; ')} ({fields['year']}). {fields['title']}. {said}".strip()


if __name__ == "__main__":
    CREDITS.write_text(credits_as_json(), encoding="utf-8")
