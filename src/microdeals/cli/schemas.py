"""The command that prints the shape of a file, for editors."""

import json

from microdeals.documents.screen import say


def schema() -> None:
    """Print the JSON Schema of conflict.toml, by which an editor completes, explains and checks.

    Save it, and make the first line of a conflict.toml '#:schema conflict.schema.json'.
    """
    from microdeals.conflicts.json_schema import json_schema

    say(json.dumps(json_schema(), indent=1, ensure_ascii=False))
