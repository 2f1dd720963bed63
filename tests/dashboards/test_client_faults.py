"""Text of a client that cannot be read is a line in the log; a fault of ours keeps its traceback."""

import io
import logging
from collections.abc import Callable, Iterator

import pytest

from dashboards.server.client_faults import LOG, ClientFault, tell_in_a_line


@pytest.fixture
def written() -> Iterator[io.StringIO]:
    """What the server's log writes, however it has been set up before."""
    found, text = logging.getLogger(LOG), io.StringIO()
    before, handler = list(found.filters), logging.StreamHandler(text)
    level, is_disabled = found.level, found.disabled
    found.addHandler(handler)
    found.setLevel(logging.WARNING)
    found.disabled = False
    tell_in_a_line()
    yield text
    found.removeHandler(handler)
    found.setLevel(level)
    found.disabled = is_disabled
    for each in set(found.filters) - set(before):
        found.removeFilter(each)


def unreadable() -> None:
    b"\xfc".decode()


def missing() -> None:
    {}["a"]


@pytest.mark.parametrize(("fault", "is_traced"), [(unreadable, False), (missing, True)])
def test_only_what_a_client_sent_wrong_loses_its_traceback(
    written: io.StringIO, fault: Callable[[], None], is_traced: bool
):
    try:
        fault()
    except (UnicodeDecodeError, KeyError):
        logging.getLogger(LOG).exception("Something came.")
    assert "Something came." in written.getvalue()
    assert ("Traceback" in written.getvalue()) is is_traced


def test_every_record_passes():
    assert ClientFault().filter(logging.LogRecord(LOG, logging.ERROR, "", 0, "said", None, None))
