"""Why the dashboard cannot be served, in one message with the way out."""

from microdeals.errors import MicrodealsError


class DashboardError(MicrodealsError):
    """The dashboard cannot start: port, host or files. The message says what to do."""
