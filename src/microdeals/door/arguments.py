"""What a call was given, checked before anything begins: which argument cannot be, and how to mend it."""

import inspect
import operator
import re
from collections.abc import Callable, Mapping
from functools import wraps
from pathlib import Path
from typing import ParamSpec, SupportsIndex, TypeVar

from microdeals.documents.wording import did_you_mean, quoted, shown
from microdeals.errors import ProblemsError, RequestError

Asked = ParamSpec("Asked")
Given = TypeVar("Given")
OPTION = re.compile(r"^--([a-z-]+) ([^:\n]+):", re.MULTILINE)
"""An option of a command and what it was given, at the beginning of what is refused."""
SWITCH = re.compile(r"(?<= )--(force|as-given)\b")
"""An option without a value that a refusal names as the way out."""


def answered(call: Callable[Asked, Given]) -> Callable[Asked, Given]:
    """A call of the door: an argument that it has not, or one that is missing, is a RequestError.

    What a command would say of its options is said of arguments.

    >>> answered(path_given)(nam="out", value=".")
    Traceback (most recent call last):
    microdeals.errors.RequestError: md.path_given: there is no argument 'nam'. Did you mean 'name'?
    """
    signature = inspect.signature(call)

    @wraps(call)
    def asked(*args: Asked.args, **kwargs: Asked.kwargs) -> Given:
        try:
            signature.bind(*args, **kwargs)
        except TypeError as wrong:
            raise RequestError(_not_so(call.__name__, signature, kwargs, str(wrong))) from None
        try:
            return call(*args, **kwargs)
        except ProblemsError as refused:
            told = list(map(in_python, refused.problems))
            if told == refused.problems:
                raise
            raise type(refused)(told) from None
        except RequestError as refused:
            if (said := in_python(str(refused))) == str(refused):
                raise
            raise RequestError(said) from None

    return asked


def in_python(refusal: str) -> str:
    """What a command says of an option, as a call says it of its argument.

    >>> in_python("--size 3: must be a whole number from 40 to 20000.")
    'size = 3: must be a whole number from 40 to 20000.'
    >>> in_python("--out fitted: draws.csv is there already. --force writes over it.")
    'out = fitted: draws.csv is there already. force=True writes over it.'
    """
    said = OPTION.sub(lambda found: f"{found[1].replace('-', '_')} = {found[2]}:", refusal)
    return SWITCH.sub(lambda found: f"{found[1].replace('-', '_')}=True", said)


def _not_so(name: str, signature: inspect.Signature, given: Mapping[str, object], wrong: str) -> str:
    """Which argument a call cannot take, or lacks, and which there are."""
    known = tuple(signature.parameters)
    for word in given:
        if word not in known:
            hint = did_you_mean(word, known) or f" It takes {quoted(known) or 'none'}."
            return f"md.{name}: there is no argument '{word}'.{hint}"
    takes = f"It takes {quoted(known)}, in this order or by name." if known else "It takes no argument."
    return f"md.{name}: {wrong}. {takes}"


def path_given(name: str, value: object) -> Path:
    """A file or a folder. Raises RequestError for what is no path."""
    if not isinstance(value, str | Path):
        raise RequestError(f"{name} = {shown(value)}: must be a name or a path, in quotes.")
    return Path(value)


def yes_given(name: str, value: object) -> bool:
    """A yes or a no. Raises RequestError for what is neither, such as the word "no"."""
    if not isinstance(value, bool):
        raise RequestError(f"{name} = {shown(value)}: must be True or False.")
    return value


def whole_given(name: str, value: object) -> int:
    """A whole number; its limits are its room's. Raises RequestError for what is none."""
    if isinstance(value, bool) or not isinstance(value, SupportsIndex):
        raise RequestError(f"{name} = {shown(value)}: must be a whole number.")
    return operator.index(value)
