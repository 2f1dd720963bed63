"""A language's folder written: files of texts as TOML, a table a group, English beside it where wanted."""

import json
import re
from collections.abc import Callable, Iterator, Mapping

from microdeals.language.chosen import FILE, Language
from microdeals.language.sources import english_files

PLAIN = re.compile(r"[A-Za-z0-9_-]+")


def files_of(language: Language, said: Callable[[str], str] | None) -> dict[str, str]:
    """The content of every file by its name; without ``said`` each text stands in English behind a #."""
    files = {file.name: _file_as_toml(file.wanted(language.code), said) for file in english_files()}
    about = {"code": language.code, "name": language.name, "direction": language.direction}
    return files | {FILE: "\n".join(f"{key} = {quoted(text)}" for key, text in about.items()) + "\n"}


def _file_as_toml(texts: Mapping[str, str], said: Callable[[str], str] | None) -> str:
    lines = list(_lines(texts, said))
    return "\n".join(lines).strip() + "\n"


def _lines(texts: Mapping[str, str], said: Callable[[str], str] | None) -> Iterator[str]:
    tables: dict[str, dict[str, str]] = {"": {}}
    for key, text in texts.items():
        above, _, last = key.rpartition(".")
        tables.setdefault(above, {})[last] = text
    for table, inside in tables.items():
        if table:
            yield f"\n[{'.'.join(map(_key, table.split('.')))}]"
        for last, text in inside.items():
            line = f"{_key(last)} = {quoted(text if said is None else said(text))}"
            yield f"# {line}" if said is None else line


def _key(part: str) -> str:
    return part if PLAIN.fullmatch(part) else quoted(part)


def quoted(text: str) -> str:
    """A text as TOML writes it on one line."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
