"""Options that several commands have, and what is checked before anything heavy is imported."""

from typing import Annotated

import typer

from microdeals.errors import RequestError

STOPPED = 130
"""Exit code of what Ctrl-C has ended."""


def models_that_begin(incomplete: str) -> list[str]:
    """Shipped models for a shell to complete; where none begins so it offers files."""
    from microdeals.conflicts.reading import shipped

    return [name for name in shipped() if name.startswith(incomplete)]


def experiments_that_begin(incomplete: str) -> list[str]:
    """The same of experiments."""
    from microdeals.study.question.experiment_file import shipped_experiments

    return [name for name in shipped_experiments() if name.startswith(incomplete)]


ModelArgument = Annotated[
    str,
    typer.Argument(
        metavar="MODEL",
        help="A shipped model's name, a folder, or a conflict.toml.",
        autocompletion=models_that_begin,
    ),
]
Settings = Annotated[
    list[str] | None,
    typer.Option(
        "--set", metavar="PATH=VALUE", help="Change a value, as in party.arden.trust=0.3. Repeatable."
    ),
]
Force = Annotated[bool, typer.Option("--force", help="Write over files from before.")]
Days = Annotated[int | None, typer.Option(help="Days to run.  [default: the model's horizon]")]


def length_of(days: int | None) -> tuple[str, ...]:
    """The setting that makes a model as long as was asked for; none if nothing was. Raises RequestError."""
    if days is None:
        return ()
    from microdeals.conflicts import declarations

    horizon = next(declared for declared in declarations()["conflict"] if declared.key == "horizon_days")
    if not horizon.low <= days <= horizon.high:
        raise RequestError(
            f"--days {days}: must be a whole number from {horizon.low:.0f} to {horizon.high:.0f}."
        )
    return (f"conflict.horizon_days={days}",)
