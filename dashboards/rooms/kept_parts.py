"""Parts of pages that many ask for each second: drawn when something is new, and kept until then."""

from __future__ import annotations

import functools
from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import ParamSpec

P = ParamSpec("P")
MOST = 32
"""Pages that are kept: the wall and the desk of each room that is on."""

HtmlParts = dict[str, str]


def drawn_when_new(
    facts_of: Callable[P, tuple[object, ...]],
) -> Callable[[Callable[P, HtmlParts]], Callable[P, HtmlParts]]:
    """Draw a page's parts only if the facts that they hang on are new; the first one says whose they are."""

    def kept(draw: Callable[P, HtmlParts]) -> Callable[P, HtmlParts]:
        pages: OrderedDict[object, tuple[tuple[object, ...], HtmlParts]] = OrderedDict()
        lock = Lock()

        @functools.wraps(draw)
        def parts(*asked: P.args, **more: P.kwargs) -> HtmlParts:
            facts = facts_of(*asked, **more)
            with lock:
                known = pages.get(facts[0])
            if known is None or known[0] != facts:
                known = facts, draw(*asked, **more)
                with lock:
                    pages[facts[0]] = known
                    pages.move_to_end(facts[0])
                    if len(pages) > MOST:
                        pages.popitem(last=False)
            return dict(known[1])

        return parts

    return kept
