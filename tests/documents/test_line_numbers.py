"""A line number is right or absent, never wrong."""

from hypothesis import given
from hypothesis import strategies as st

from microdeals.documents.lines import line_nested_too_deep, lines_of

TEXT = '''\
# [conflict]
top = 1
[conflict]   # a comment
title = "not [party.a]"
summary = """
[sector.fake]
title = "fake"
"""
note = \'\'\'
start = 3
\'\'\'
start = 2025-09-05
[ party . arden ]
"trust" = 0.5
issue.depth = 1
list = [
  [ 1 ],
  "[deal.fake]", # title = 3
]
  [deal.swap]
  rung = 1
'''


def test_headers_and_keys_are_found_on_their_own_lines():
    assert lines_of(TEXT) == {
        ("top",): 2,
        ("conflict",): 3,
        ("conflict", "title"): 4,
        ("conflict", "summary"): 5,
        ("conflict", "note"): 9,
        ("conflict", "start"): 12,
        ("party",): 13,
        ("party", "arden"): 13,
        ("party", "arden", "trust"): 14,
        ("party", "arden", "issue", "depth"): 15,
        ("party", "arden", "list"): 16,
        ("1",): 17,
        ("deal",): 20,
        ("deal", "swap"): 20,
        ("deal", "swap", "rung"): 21,
    }


def test_a_triple_quote_that_ends_in_quotes_of_its_own_ends_where_toml_ends_it():
    text = 'a = """x""""\nb = 1\n'
    assert lines_of(text)[("b",)] == 2


KEYS = st.lists(st.from_regex(r"[a-z]{1,6}", fullmatch=True), min_size=1, max_size=6, unique=True)
FILLERS = st.sampled_from(["", "# x = 1", '# """', "   # [a]", "# '''"])
VALUES = st.sampled_from(
    ["1", '"a # b"', '"""\nx = 1\n[y]\n"""', "'''\n\"\"\"\n'''", '"\\""', "[1, 2]", "'[a]'"]
)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), KEYS, min_size=1, max_size=4), st.data())
def test_whatever_stands_between_keys_every_key_is_found_on_its_line(
    tables: dict[str, list[str]], data: st.DataObject
):
    lines: list[str] = []
    expected: dict[tuple[str, ...], int] = {}
    for table, keys in tables.items():
        lines += [data.draw(FILLERS), f"[{table}]"]
        expected[(table,)] = len(lines)
        for key in keys:
            lines += data.draw(FILLERS).splitlines()
            expected[(table, key)] = len(lines) + 1
            lines += f"{key} = {data.draw(VALUES)}".split("\n")
    assert lines_of("\n".join(lines)) == expected


def test_numbers_and_texts_with_many_dots_are_no_deep_keys():
    assert (
        line_nested_too_deep("a = 1.5\nb = 'a.b.c.d.e.f.g.h.i.j'\n# a.b.c.d.e.f.g.h.i\nc = [1.5, 2.5]") == 0
    )
    assert line_nested_too_deep("a = 1\na.b.c.d.e.f.g.h = 1") == 0
    assert line_nested_too_deep("a = 1\na.b.c.d.e.f.g.h.i = 1") == 2
    assert line_nested_too_deep('a = """\n\n"""\nb = { a . "b" . c.d.e.f.g.h.i = 1 }') == 4
