"""What clients send wrong: a line in the log, and no traceback of ours."""

from __future__ import annotations

import logging

LOG = "uvicorn.error"


class ClientFault(logging.Filter):
    """Takes the traceback from a record of text that a client has sent and that cannot be read as text."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Let every record pass."""
        if record.exc_info and isinstance(record.exc_info[1], UnicodeDecodeError):
            record.exc_info = record.exc_text = None
        return True


def tell_in_a_line() -> None:
    """From now on such a fault is one line in the server's log."""
    logging.getLogger(LOG).addFilter(ClientFault())
