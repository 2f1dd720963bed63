"""Addresses: where we serve unless told otherwise, and those that a user names, found out before any work."""

import socket
from urllib.parse import urlsplit

from microdeals.documents.wording import shown
from microdeals.errors import RequestError

THIS_MACHINE = "127.0.0.1"
PORT = 8765
"""Where the dashboard is, unless another place is asked for."""
LARGEST_PORT = 65_535
SECONDS_TO_ANSWER = 5.0
LENGTH_BYTES = 8
LONGEST_GREETING = 1_000_000


def check_host(host: str, option: str) -> None:
    """Raise RequestError if a name or number is no address at all; whether it is ours, binding to it says."""
    example = f"{THIS_MACHINE} for this machine only, or 0.0.0.0 for everyone in your network"
    if not host.strip():
        raise RequestError(f"{option} '': must be an address of this machine, such as {example}.")
    try:
        socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as failed:
        raise RequestError(
            f"{option} {shown(host)}: is not an address of this machine. Take {example}."
        ) from failed


def check_answers(address: str, option: str) -> None:
    """Raise RequestError if an address such as tcp://host:8786 is none, or no Dask scheduler answers there.

    Over plain TCP a scheduler speaks first, and begins with the length of what it says. Whoever is silent, or
    says something else, would be waited for without an end.
    """
    asked = f"{option} {shown(address)}"
    try:
        parts = urlsplit(address)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or not port:
        raise RequestError(f"{asked}: is no address. It must have a host and a port, as tcp://host:8786.")
    try:
        with socket.create_connection((host, port), SECONDS_TO_ANSWER) as line:
            greets = parts.scheme != "tcp" or _greets(line)
    except (OSError, UnicodeError) as failed:
        raise RequestError(f"{asked}: cannot be reached. Is the scheduler running?") from failed
    if not greets:
        raise RequestError(f"{asked}: whoever answers there is no Dask scheduler.")


def _greets(line: socket.socket) -> bool:
    try:
        length = int.from_bytes(line.recv(LENGTH_BYTES, socket.MSG_WAITALL), "little")
    except TimeoutError:
        return False
    return 0 < length < LONGEST_GREETING
