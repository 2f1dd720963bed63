"""The server's address: take the port, or say in one message why not and what to do."""

from __future__ import annotations

import errno
import os
import socket

from dashboards.server.descriptors import PatientSocket
from dashboards.server.errors import DashboardError
from dashboards.server.visitor import is_loopback
from microdeals.documents.addresses import LARGEST_PORT, PORT, THIS_MACHINE

EVERYWHERE = ("0.0.0.0", "::", "")  # noqa: S104 (recognised here, not bound to)


def opened(host: str, port: int) -> socket.socket:
    """A listening socket at `host` and `port` (0: any free port).

    Raises DashboardError when the port is taken, needs an administrator, or the host is not ours.
    """
    if not 0 <= port <= LARGEST_PORT:
        raise DashboardError(f"port {port}: must be between 0 and {LARGEST_PORT}. Try --port {PORT}.")
    try:
        return _listening(host, port)
    except socket.gaierror:
        raise DashboardError(_not_ours(host)) from None
    except OSError as problem:
        raise DashboardError(_reason(problem, host, port)) from None


def _listening(host: str, port: int) -> socket.socket:
    family, kind, protocol, _, address = socket.getaddrinfo(
        host or None, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
    )[0]
    door = PatientSocket(family, kind, protocol)
    try:
        if os.name == "posix":  # elsewhere this option would let two servers share a port
            door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        door.bind(address)
        door.listen(128)
    except OSError:
        door.close()
        raise
    return door


def _reason(problem: OSError, host: str, port: int) -> str:
    if problem.errno == errno.EADDRINUSE:
        return (
            f"port {port} is in use: another program, perhaps this dashboard, is already at"
            f" {address(host, port)}. Open that, close it, or take another port: {_free_port(host)}"
        )
    if problem.errno == errno.EACCES:
        return f"port {port} needs an administrator's rights. Take one from 1024 up: --port {PORT}."
    if problem.errno == errno.EADDRNOTAVAIL:
        return _not_ours(host)
    way_out = f"Try --host {THIS_MACHINE} --port {PORT}."
    return f"cannot open port {port} on host {host!r}: {problem.strerror}. {way_out}"


def _not_ours(host: str) -> str:
    return (
        f"host {host!r} is not an address of this machine. Take --host 127.0.0.1 for this machine only,"
        " or --host 0.0.0.0 for everyone in your network."
    )


def _free_port(host: str) -> str:
    with _listening(host, 0) as door:
        return f"--port {door.getsockname()[1]} is free."


def address(host: str, port: int) -> str:
    """The web address that opens the dashboard on this machine."""
    name = "127.0.0.1" if host in EVERYWHERE else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def for_phones(host: str, port: int) -> str:
    """The web address under which phones in the network find this machine, if any do."""
    return f"http://{_address_in_network()}:{port}" if host in EVERYWHERE else address(host, port)


def warning(host: str, port: int) -> str:
    """A line for whoever opens the server to others; empty when it is for this machine only."""
    if is_loopback(host):
        return ""
    here = f" Their address: http://{_address_in_network()}:{port}." if host in EVERYWHERE else ""
    return f"Everyone in your network can open and use this dashboard: there is no password.{here}"


def _address_in_network() -> str:
    """This machine's address as its network sees it (asks the routing table; sends nothing)."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # an address kept for documentation
            return str(probe.getsockname()[0])
        except OSError:
            return socket.gethostname()
