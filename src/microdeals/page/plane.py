"""What the trade needs to know of the five labels: words, looks, and where their regions lie."""

from typing import Any

from microdeals.language.signs import SIGNS
from microdeals.rulebook.labels import Label, Peace, key_of
from microdeals.rulebook.verdict import label_of

Json = dict[str, Any]


def kind_of(label: Label) -> Json:
    """A label's words and look, and where its region lies.

    `peace`: what became of it; `spared`: whether suffering was spared, None: either.
    """
    sign = SIGNS[label]
    plane = [(spared, peace) for spared in (True, False) for peace in Peace]
    cells = [cell for cell in plane if label_of(*cell) == label]
    spared = {spared for spared, _ in cells}
    return {
        "title": sign.name,
        "plural": sign.plural,
        "did": sign.did,
        "look": key_of(label).replace("_", "-"),
        "peace": cells[0][1].name.lower(),
        "spared": spared.pop() if len(spared) == 1 else None,
    }
