"""Who asks: from this machine or from the network, and from which browser. Nobody's name or address is kept.

The guard looks, and tells the page in a header of its own; what a visitor sends under that name is dropped.
"""

from __future__ import annotations

import hashlib
import ipaddress
from http.cookies import CookieError, SimpleCookie
from typing import NamedTuple
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboards.server.own_key import key_of

HEADER = "x-microdeals-visitor"
ADDRESS_HEADER = "x-microdeals-address"
HERE, NETWORK = "here", "network"
SESSION_COOKIES = ("solara-session-id", "solara-session-id-lax")
"""The second is for Safari, which keeps no secure cookie of http://localhost."""
FORWARDED = ("forwarded", "via", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto", "x-real-ip")
"""Headers of another web server in front of this one: what it hands on comes from the network."""
LENGTH = 20
"""Hexadecimal digits of the digest of a browser's cookie: enough that nobody finds a cookie for one."""
NETWORK_OF_ONE = 64
"""Bits of an address of IPv6 that tell households apart."""


class Visitor(NamedTuple):
    """Whether somebody is at this machine; a digest of the cookie of their browser, and its key to games.

    Both are empty for a browser without cookies.
    """

    is_here: bool
    browser: str
    key: str = ""

    def __str__(self) -> str:
        """As the guard tells it to the page."""
        return f"{HERE if self.is_here else NETWORK} {self.browser} {self.key}"


def is_address(name: str) -> bool:
    """Whether a host name is an IP address written out."""
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True


def is_loopback(name: str) -> bool:
    """Whether a host name means this machine only."""
    return name == "localhost" or (is_address(name) and _plain(name).is_loopback)


def _plain(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address:
    """An address, of IPv4 if it is one in the clothes of IPv6."""
    read = ipaddress.ip_address(address)
    return (read.ipv4_mapped or read) if isinstance(read, ipaddress.IPv6Address) else read


def host_name(host: str) -> str:
    """The name in a Host header, without its port and brackets; empty when it cannot be read."""
    try:
        return (urlsplit(f"//{host}").hostname or "").rstrip(".")
    except ValueError:
        return ""


def session_of(headers: Headers) -> str:
    """The browser's session, from its cookie; empty when it has none yet."""
    try:
        cookies = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return next((cookies[name].value for name in SESSION_COOKIES if name in cookies), "")


def client_of(scope: Scope) -> str:
    """Whose connection it is: an address, or the network that a household has in IPv6."""
    address = str((scope.get("client") or ("",))[0])
    if not is_address(address):
        return address
    plain = _plain(address)
    if plain.version == 4:
        return str(plain)
    return str(ipaddress.ip_network((plain, NETWORK_OF_ONE), strict=False))


def visitor_of(scope: Scope, headers: Headers) -> Visitor:
    """Where a request comes from."""
    address = str((scope.get("client") or ("",))[0])
    is_forwarded = any(name in headers for name in FORWARDED)
    is_here = is_loopback(address) and is_loopback(host_name(headers.get("host", ""))) and not is_forwarded
    session = session_of(headers)
    browser = hashlib.sha256(session.encode()).hexdigest()[:LENGTH] if session else ""
    return Visitor(is_here, browser, key_of(headers))


def visitor_of_page() -> Visitor | None:
    """Who looks at the page that calls this now; None where no server shows it."""
    from solara.lab.utils.headers import headers  # not above: Solara reads its settings when it is imported

    told = headers.value
    if told is None:
        return None
    place, browser, key = (*told.get(HEADER, [""])[0].split(" "), "", "")[:3]
    return Visitor(place == HERE, browser, key)


def address_for_others(headers: Headers, scheme: str, address: str) -> str:
    """How other devices reach this server: as this browser did, unless that is a name for this machine only.

    ``address``: what to say then; empty if there is no other.
    """
    host = headers.get("host", "")
    is_safe = headers.get("x-forwarded-proto", scheme) in ("https", "wss")
    asked = f"{'https' if is_safe else 'http'}://{host}"
    return address if is_loopback(host_name(host)) and address else asked


def address_of_page() -> str:
    """How other devices reach the page that calls this now; empty where no server shows it."""
    from solara.lab.utils.headers import headers  # as above

    return (headers.value or {}).get(ADDRESS_HEADER, [""])[0]
