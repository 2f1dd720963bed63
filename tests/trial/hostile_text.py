"""Files as nobody should write them: a good one with parts cut, doubled, exchanged, or full of extremes."""

import random

EXTREMES = (
    "0", "-1", "1e308", "-1e308", "5e-324", "nan", "inf", "9" * 30, "9" * 5000, "-0.0", "true", '""', "[]",
    "{}", "[[1]]", "0x7fffffffffffffff", "1979-05-27", "'" + "x" * 20_000 + "'", r'"\u0000"', r'"\u001b[2J"',
    '"=1+1"', '"../../etc/passwd"', '"/dev/zero"', '"é–≈和"', "9223372036854775808", "0.1", "2", "'*'",
)  # fmt: skip
"""Values in the place of a value."""
PIECES = (
    b"\0", b"\xff\xfe", b"\r", b"\x1b[31m", b"=", b"[", b"]", b"[[", b'"""', b"{" * 500, b"a." * 50,
    b"\n\n", b",", b"# ", b"\xe2\x80\xae", b"= 1e400", b"\n[x]\n",
)  # fmt: skip
"""Bytes that are put in somewhere."""
MOST_CHANGES = 3


def hostile(text: str, rng: random.Random) -> bytes:
    """A text with one to three changes: most of its values, the others of its bytes."""
    lines = text.splitlines()
    for _ in range(rng.randint(1, MOST_CHANGES)):
        _change_a_line(lines, rng)
    content = "\n".join(lines).encode()
    if rng.random() < 0.25:
        content = _change_bytes(content, rng)
    return content


def hostile_table(text: str, rng: random.Random) -> bytes:
    """A CSV with one to three cells exchanged, and perhaps a piece of bytes put in."""
    rows = [line.split(",") for line in text.splitlines()]
    for _ in range(rng.randint(1, MOST_CHANGES)):
        row = rng.choice(rows)
        row[rng.randrange(len(row))] = rng.choice(EXTREMES)
        if rng.random() < 0.1:
            del row[0]
        if not row:
            row.append("")
    content = "\n".join(map(",".join, rows)).encode()
    return _change_bytes(content, rng) if rng.random() < 0.25 else content


def _change_a_line(lines: list[str], rng: random.Random) -> None:
    place = rng.randrange(len(lines))
    line = lines[place]
    key, equals, _ = line.partition("=")
    way = rng.random()
    if equals and way < 0.7:
        lines[place] = f"{key}= {rng.choice(EXTREMES)}"
    elif way < 0.8:
        del lines[place]
    elif way < 0.9:
        lines.insert(rng.randrange(len(lines)), line)
    else:
        other = rng.randrange(len(lines))
        lines[place], lines[other] = lines[other], line
    if not lines:
        lines.append("")


def _change_bytes(content: bytes, rng: random.Random) -> bytes:
    place = rng.randrange(len(content) + 1)
    if rng.random() < 0.3:
        return content[:place]
    return content[:place] + rng.choice(PIECES) + content[place:]
