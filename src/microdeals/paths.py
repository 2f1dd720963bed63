"""Where the data that travels with the package is found: models, experiments, dashboards, docs.

A wheel carries these rooms inside the package, under ``_shipped``; a checkout has them beside ``src``.
"""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def room(name: str) -> Path:
    """Folder of the room ``name``: "models", "experiments", "dashboards" or "docs".

    Raises FileNotFoundError, which names both places, if neither has it.
    """
    return room_of(PACKAGE, name)


def room_of(package: Path, name: str) -> Path:
    """Folder of the room ``name`` that belongs to the package installed in the folder ``package``."""
    shipped = package / "_shipped" / name
    in_checkout = package.parent.parent / name
    for folder in (shipped, in_checkout):
        if folder.is_dir():
            return folder
    raise FileNotFoundError(
        f"no room '{name}': neither {shipped} (a wheel) nor {in_checkout} (a checkout) is a folder."
        " Install the package again, or run from a complete checkout."
    )
