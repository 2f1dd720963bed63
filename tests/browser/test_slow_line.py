"""On a slow line the server's answers come late; what was typed meanwhile is taken as it was typed."""

from __future__ import annotations

from playwright.sync_api import Page, WebSocketRoute, expect

from browser.judging import ARDEN, answered, counts, judged, numbers
from browser.watching import press
from waits import until

TRUST = "Arden: belief that the other side is trustworthy"


class Line:
    """A line to the server that can hold back all that the server says, until it is let through."""

    def __init__(self, page: Page) -> None:
        self.is_slow = False
        self._held: list[str | bytes] = []
        self._sockets: list[WebSocketRoute] = []
        page.route_web_socket("**/channels**", self._opened)

    def _opened(self, page_end: WebSocketRoute) -> None:
        server_end = page_end.connect_to_server()
        self._sockets.append(page_end)
        page_end.on_message(server_end.send)
        server_end.on_message(lambda said: self._held.append(said) if self.is_slow else page_end.send(said))

    def arrive(self) -> None:
        """Let through what was held back, and hold back no more."""
        self.is_slow = False
        for said in self._held:
            self._sockets[-1].send(said)

    def is_heard(self) -> bool:
        """Whether the server has answered something that is held back."""
        return bool(self._held)


def slow(visitor, address: str) -> tuple[Page, Line]:
    """A page and its line; the page has been there before, so that all its scripts are."""
    page = visitor.open(address)
    line = Line(page)
    page.reload()
    return page, line


def heard(page: Page, line: Line) -> None:
    """Wait until the server has heard all that it will hear before its answers arrive."""
    until(line.is_heard, "an answer", page.wait_for_timeout)
    page.wait_for_timeout(500)  # and what was typed after what it answered


def test_a_number_typed_quickly_into_a_dial_is_taken_whole(address, visitor):
    page, line = slow(visitor, f"{address}/verdict?war={ARDEN}&n=200")
    answered(page)
    page.get_by_role("textbox", name=TRUST).select_text()
    line.is_slow = True
    page.keyboard.type("0.45")
    page.keyboard.press("Enter")
    heard(page, line)
    line.arrive()
    answered(page, "party.arden.trust=0.45")
    assert numbers(page) == counts(judged(**{"party.arden.trust": 0.45}))


def test_a_guess_typed_quickly_is_taken_whole(address, visitor):
    page, line = slow(visitor, f"{address}/lessons?lesson=fog&stage=guess")
    lesson = page.locator(".md-lesson")
    expect(lesson).to_have_attribute("data-ready", "true")
    page.get_by_role("textbox", name="Worlds, of 100").select_text()
    line.is_slow = True
    page.keyboard.type("73")
    press(page, "This is my guess")
    heard(page, line)
    line.arrive()
    expect(lesson).to_have_attribute("data-stage", "play")
    press(page, "Next:")
    expect(page.locator(".md-lesson-verdict")).to_contain_text("You guessed 73.")
