"""A folder of strategies as a class would hand it in, good and bad."""

from pathlib import Path

HEAD = "from microdeals.agents import Party\n"
LOYAL = HEAD + "class Loyal(Party):\n    def keeps(self, deal):\n        return True\n"

DECIDING = HEAD + "class A(Party):\n    def accepts(self, slot, value):\n"
REST = "class A(Party):\n    pass\n"

BAD = {
    "crashes": (DECIDING + "        return slot.x\n", 4, "no attribute"),
    "asks": (HEAD + "input()\n" + REST, 2, "EOFError"),
    "exits": (DECIDING + "        raise SystemExit\n", 4, "sys.exit"),
    "is_not_python": (HEAD + "class A(Party)\n    pass\n", 2, "SyntaxError"),
    "is_empty": ("", 0, "no subclass of microdeals.agents.Party"),
    "is_two": (HEAD + REST + REST.replace("A", "B"), 4, "two strategies in one file (A, B)"),
    "forgets": (DECIDING + "        pass\n", 3, "must return True or False"),
    "takes_too_little": (DECIDING.replace("slot, ", "") + "        return 1\n", 2, "positional argument"),
    "hoards": (DECIDING + "        return bytearray(10**10)\n", 4, "more memory than it may"),
    "prints": (HEAD + "print('x' * 10_000_000)\n" + REST, 2, "more than 1 MB"),
    "recurses": (DECIDING + "        return self.accepts(slot, value)\n", 4, "RecursionError"),
    "is_gone": (HEAD + "import os\nos._exit(7)\n", 0, "exit code 7"),
}
"""Name: its text, the line that is to blame (0: none can be known), and a part of the reason."""

LOOP = """        while not TURNING:
            try:
                pass
            except BaseException:
                pass
"""
LOOPS = {
    "loops": (DECIDING + LOOP, range(4, 9)),
    "counts_in_c": (DECIDING + "        return TURNING or sum(range(10**13)) > 0\n", [4]),
}
"""Name: its text, and the lines of which one is running when its time is up.

TURNING stands for an expression that is false and tells that it turns.
"""


def hand_in(folder: Path, texts: dict[str, str]) -> Path:
    """Write strategies into a folder."""
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.py").write_text(text, encoding="utf-8")
    return folder
