"""Statistics know nothing of conflicts and deals, so anybody may use them and read them alone."""

import ast
from pathlib import Path

import microdeals.statistics

ROOM = Path(microdeals.statistics.__file__).parent


def test_no_file_imports_another_room():
    """Whatever rooms there will be: a contract can only name those that there are."""
    found = set()
    for file in ROOM.glob("*.py"):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom):
                found.add(node.module)
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
    ours = {name for name in found if name and name.startswith("microdeals")}
    assert ours
    assert {name for name in ours if not name.startswith("microdeals.statistics.")} == set()
