"""A browser's own key: 128 random bits in a cookie that no script can read. Games know it by its hash.

It is made when a browser first looks at a page, and is worth nothing until a game begins with it, or a link
lets it in.
"""

from __future__ import annotations

from http.cookies import CookieError, SimpleCookie

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import Message, Scope, Send

COOKIE = "microdeals-key"
SECONDS = 400 * 24 * 3600
"""As long as browsers keep any cookie."""


def key_of(headers: Headers) -> str:
    """The key of the browser that asks; empty without one."""
    from microdeals.game.keys import (
        is_key,  # not above: a server that cannot start says so before all is loaded
    )

    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    key = cookies[COOKIE].value if COOKIE in cookies else ""
    return key if is_key(key) else ""


def with_key(scope: Scope, headers: Headers, send: Send) -> Send:
    """A `send` that gives a browser without a key one of its own, with a page that it looks at."""
    from microdeals.game.keys import new_key  # as above

    if scope["method"] != "GET" or key_of(headers):
        return send
    is_safe = headers.get("x-forwarded-proto", scope.get("scheme", "http")) == "https"
    given = f"{COOKIE}={new_key()}; Max-Age={SECONDS}; Path=/; HttpOnly; SameSite=Lax{'; Secure' * is_safe}"

    async def sender(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == 200:
            told = MutableHeaders(scope=message)
            if told.get("content-type", "").startswith("text/html"):
                told.append("set-cookie", given)
        await send(message)

    return sender
