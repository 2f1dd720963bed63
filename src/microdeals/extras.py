"""What only some commands and methods need, and the one sentence that they end with where it is missing.

The extras of pyproject.toml, each by the libraries that it brings::

    pip install 'microdeals[dashboard]'
"""

from importlib.util import find_spec

from microdeals.errors import RequestError

LIBRARIES = {
    "cluster": ("distributed",),
    "dashboard": (
        "anywidget", "h11", "ipyvue", "ipyvuetify", "reacton", "segno", "solara", "starlette", "traitlets",
        "uvicorn",
    ),
    "fit": ("arviz", "emcee"),
    "notebook": ("anywidget",),
    "xarray": ("xarray",),
}  # fmt: skip
"""Names under which what an extra brings is imported."""


def check_extra(extra: str, who: str) -> None:
    """Raise RequestError, with the command that helps, if ``who`` asks for an extra that is not installed."""
    missing = [name for name in LIBRARIES[extra] if find_spec(name) is None]
    if missing:
        listed = " and ".join(filter(None, (", ".join(missing[:-1]), missing[-1])))
        raise RequestError(f"{who} needs {listed}: pip install 'microdeals[{extra}]'.")
