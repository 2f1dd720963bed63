"""The pool in which pages compute, asked by many visitors at once; questions here only count."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

from dashboards.work.pool import Pool, PoolRoom
from dashboards.work.tickets import AnswerPart, Asker, Ticket, TicketReport, TicketState
from microdeals.errors import RequestError
from waits import BOUND

CHECKOUT = Path(__file__).parents[2]

WORKED: Counter[str] = Counter()
"""How often each question was begun."""
ORDER: list[str] = []
"""Questions in the order of their answers, partial ones with a '?'."""
GATES: dict[str, threading.Semaphore] = {}
"""A question with a gate waits before each part for somebody to open it once."""


class Square(NamedTuple):
    """Asks for a number's square, in some steps; after the first step it has a guess."""

    number: int
    name: str = ""
    steps: int = 3
    patience: int = 0

    def parts(self) -> Iterator[AnswerPart]:
        WORKED[self.name] += 1
        for step in range(1, self.steps + 1):
            if self.name in GATES:
                assert GATES[self.name].acquire(timeout=BOUND)
            is_last = step == self.steps
            answer = self.number**2 if is_last else -1 if step == 1 else None
            if answer is not None:
                ORDER.append(self.name if is_last else f"{self.name}?")
            yield AnswerPart(step, self.steps, answer)


class Cube(Square):
    """As a tuple the same as a `Square`, and another question."""

    def parts(self) -> Iterator[AnswerPart]:
        yield AnswerPart(1, 1, self.number**3)


class Long(NamedTuple):
    """Asks for nothing much, at length, and lets others go first after each step."""

    name: str
    patience: int = 2

    def parts(self) -> Iterator[AnswerPart]:
        for step in range(1, 10):
            assert GATES[self.name].acquire(timeout=BOUND)
            yield AnswerPart(step, 9, may_pause=True)
        ORDER.append(self.name)
        yield AnswerPart(9, 9, "at last")


class Wrong(NamedTuple):
    problem: Exception
    patience: int = 0

    def parts(self) -> Iterator[AnswerPart]:
        yield AnswerPart(1, 3, "a guess")
        raise self.problem


class Page:
    """A page that waits until what it reads is as it wants."""

    def __init__(self, pool: Pool, session: str = "ann", name: str = "page") -> None:
        self.watched = threading.Event()
        self.watched.set()
        self.ticket: Ticket | None = None
        self.seen: list[TicketReport] = []
        self._pool = pool
        self._asker = Asker(session, (session, name), self.watched.is_set)
        self._news = threading.Condition()

    def ask(self, question: object) -> Ticket:
        self.ticket = self._pool.ask(question, self._asker, self._look)
        return self.ticket

    def _look(self) -> None:
        with self._news:
            self.seen.append(self.ticket.report)
            self._news.notify_all()

    def wait_for(self, state: TicketState) -> TicketReport:
        with self._news:
            assert self._news.wait_for(lambda: self.ticket.report.state is state, BOUND), self.ticket.report
        return self.ticket.report

    def wait_until_done(self, n: int) -> None:
        with self._news:
            assert self._news.wait_for(lambda: self.ticket.report.done >= n, BOUND), self.ticket.report


@pytest.fixture(autouse=True)
def _forget() -> Iterator[None]:
    for noted in (WORKED, ORDER, GATES):
        noted.clear()
    yield
    for gate in GATES.values():
        gate.release(1000)


@pytest.fixture
def pool() -> Pool:
    return Pool(threads=1)


def gate(*names: str) -> None:
    GATES.update({name: threading.Semaphore(0) for name in names})


def open_gate(name: str, times: int = 1000) -> None:
    GATES[name].release(times)


def busy(pool: Pool) -> Page:
    """Somebody whose question keeps the only thread until the gate `busy` is opened."""
    gate("busy")
    page = Page(pool, "busy")
    page.ask(Square(0, "busy"))
    return page


def test_an_answer_comes_with_how_far_it_is(pool: Pool):
    page = Page(pool)
    page.ask(Square(7))
    assert page.wait_for(TicketState.DONE) == TicketReport(TicketState.DONE, 3, 3, 49)


def test_a_first_answer_is_shown_before_the_whole_one(pool: Pool):
    gate("slow")
    page = Page(pool)
    page.ask(Square(7, "slow"))
    open_gate("slow", 1)
    page.wait_until_done(1)
    assert page.ticket.report == TicketReport(TicketState.RUNNING, 1, 3, -1)
    open_gate("slow")
    assert page.wait_for(TicketState.DONE).answer == 49


def test_whoever_has_no_answer_goes_before_whoever_waits_for_a_better_one(pool: Pool):
    busy(pool)
    pages = [Page(pool, name) for name in ("one", "two")]
    for page, name in zip(pages, ("one", "two"), strict=True):
        page.ask(Square(2, name))
    open_gate("busy")
    for page in pages:
        page.wait_for(TicketState.DONE)
    assert ORDER == ["busy?", "one?", "two?", "busy", "one", "two"]


def test_a_patient_question_lets_others_go_first(pool: Pool):
    busy(pool)
    patient, other = Page(pool, "patient"), Page(pool, "other")
    patient.ask(Square(2, "patient", patience=2))
    other.ask(Square(2, "other"))
    open_gate("busy")
    patient.wait_for(TicketState.DONE)
    assert ORDER.index("other") < ORDER.index("patient?")


def test_patient_work_is_laid_aside_when_somebody_cannot_wait(pool: Pool):
    gate("long")
    patient, other = Page(pool, "patient"), Page(pool, "other")
    patient.ask(Long("long"))
    open_gate("long", 1)
    patient.wait_until_done(1)
    other.ask(Square(2, "other"))
    open_gate("long", 1)
    assert other.wait_for(TicketState.DONE).answer == 4
    assert patient.ticket.report.state is TicketState.RUNNING
    open_gate("long")
    assert patient.wait_for(TicketState.DONE).answer == "at last"
    assert ORDER == ["other?", "other", "long"]


def test_a_page_that_asks_anew_hears_no_more_of_what_it_asked_before(pool: Pool):
    gate("old")
    page = Page(pool)
    old = page.ask(Square(2, "old"))
    open_gate("old", 1)
    page.wait_until_done(1)
    new = page.ask(Square(3, "new"))
    assert old.report.state is TicketState.STOPPED
    open_gate("old")
    assert page.wait_for(TicketState.DONE).answer == 9
    assert old.report == TicketReport(TicketState.STOPPED, 1, 3, -1)
    assert new.report.answer == 9
    assert "old" not in ORDER


def test_two_places_of_one_page_have_a_question_each(pool: Pool):
    dots, deals = Page(pool, name="dots"), Page(pool, name="deals")
    dots.ask(Square(2))
    deals.ask(Square(3))
    assert [page.wait_for(TicketState.DONE).answer for page in (dots, deals)] == [4, 9]


def test_the_same_question_of_many_is_worked_on_once(pool: Pool):
    gate("lesson")
    class_room = [Page(pool, f"student {n}") for n in range(30)]
    for page in class_room:
        page.ask(Square(5, "lesson"))
    open_gate("lesson")
    assert {page.wait_for(TicketState.DONE).answer for page in class_room} == {25}
    late = Page(pool, "late").ask(Square(5, "lesson"))
    assert late.report == TicketReport(TicketState.DONE, 3, 3, 25)
    assert WORKED["lesson"] == 1


def test_questions_of_another_kind_are_other_questions(pool: Pool):
    assert Square(3) == Cube(3)
    one, two = Page(pool, "one"), Page(pool, "two")
    one.ask(Square(3))
    assert one.wait_for(TicketState.DONE).answer == 9
    two.ask(Cube(3))
    assert two.wait_for(TicketState.DONE).answer == 27


def test_only_the_last_answers_are_remembered():
    pool = Pool(1, PoolRoom(remembered=2))
    page = Page(pool)
    for number in (1, 2, 3, 1, 3):
        page.ask(Square(number, str(number)))
        page.wait_for(TicketState.DONE)
    assert WORKED == {"1": 2, "2": 1, "3": 1}


def test_cancelling_keeps_what_was_found_and_stops_the_work(pool: Pool):
    gate("long")
    page = Page(pool)
    page.ask(Square(7, "long", steps=5))
    open_gate("long", 2)
    page.wait_until_done(1)
    page.ticket.cancel()
    open_gate("long")
    Page(pool, "other").ask(Square(1, "after"))
    assert page.ticket.report.state is TicketState.STOPPED
    assert page.ticket.report.answer == -1
    page.ticket.cancel()
    assert "long" not in ORDER


def test_cancelling_leaves_others_who_ask_the_same_alone(pool: Pool):
    gate("shared")
    one, two = Page(pool, "one"), Page(pool, "two")
    for page in (one, two):
        page.ask(Square(4, "shared"))
    one.ticket.cancel()
    open_gate("shared")
    assert two.wait_for(TicketState.DONE).answer == 16
    assert one.ticket.report.state is TicketState.STOPPED


def test_nothing_is_computed_for_pages_that_left(pool: Pool):
    keeper = busy(pool)
    gone = Page(pool, "gone")
    gone.ask(Square(2, "gone"))
    gone.watched.clear()
    open_gate("busy")
    assert gone.wait_for(TicketState.LEFT).answer is None
    keeper.wait_for(TicketState.DONE)
    assert WORKED["gone"] == 0


def test_work_stops_when_its_page_leaves_in_the_middle(pool: Pool):
    gate("half")
    page = Page(pool)
    page.ask(Square(2, "half", steps=9))
    open_gate("half", 1)
    page.wait_until_done(1)
    page.watched.clear()
    open_gate("half", 1)
    assert page.wait_for(TicketState.LEFT).answer == -1
    assert ORDER == ["half?"]


def test_a_full_queue_says_so_and_takes_up_questions_again_later():
    pool = Pool(1, PoolRoom(questions=2))
    busy(pool)
    waiting, refused = Page(pool, "waiting"), Page(pool, "refused")
    waiting.ask(Square(2, "waiting"))
    full = refused.ask(Square(3, "refused")).report
    assert (full.state, full.answer) == (TicketState.FULL, None)
    assert full.seconds > 0.0
    joined = Page(pool, "joins")
    joined.ask(Square(2, "waiting"))
    open_gate("busy")
    assert waiting.wait_for(TicketState.DONE).answer == joined.wait_for(TicketState.DONE).answer == 4
    refused.ask(Square(3, "refused"))
    assert refused.wait_for(TicketState.DONE).answer == 9


def test_those_further_back_in_the_queue_are_told_a_longer_wait(pool: Pool):
    busy(pool)
    waits = [Page(pool, f"{n}").ask(Square(n, f"{n}")).report for n in (1, 2, 3)]
    assert all(report.state is TicketState.WAITING for report in waits)
    assert waits[0].seconds < waits[1].seconds < waits[2].seconds


def test_one_visitor_cannot_fill_the_queue():
    pool = Pool(1, PoolRoom(per_session=2))
    gate("mine")
    pages = [Page(pool, "greedy", f"tab {n}") for n in range(3)]
    states = [page.ask(Square(n, "mine")).report.state for n, page in enumerate(pages)]
    assert states == [TicketState.WAITING, TicketState.WAITING, TicketState.FULL]
    modest = Page(pool, "modest")
    modest.ask(Square(9, "other"))
    open_gate("mine")
    assert modest.wait_for(TicketState.DONE).answer == 81


@pytest.mark.parametrize(
    ("problem", "said"),
    [(RequestError("days = 0: must be more."), "days = 0: must be more."), (KeyError("x"), "KeyError: 'x'")],
)
def test_an_error_is_told_and_the_pool_goes_on(pool: Pool, problem: Exception, said: str):
    page = Page(pool)
    page.ask(Wrong(problem))
    assert page.wait_for(TicketState.FAILED) == TicketReport(
        TicketState.FAILED, 1, 3, "a guess", problem=said
    )
    page.ask(Square(2))
    assert page.wait_for(TicketState.DONE).answer == 4


def test_a_page_whose_nudge_fails_keeps_nobody_waiting(pool: Pool):
    def broken() -> None:
        raise RuntimeError("this page is gone")

    pool.ask(Square(1, "broken"), Asker("broken", "broken"), broken)
    page = Page(pool)
    page.ask(Square(6))
    assert page.wait_for(TicketState.DONE).answer == 36


def test_a_page_that_cannot_show_its_news_is_noted_in_the_log(pool: Pool, caplog):
    def broken() -> None:
        raise RuntimeError("no such picture")

    ticket = Ticket(pool, Square(1), Asker("broken", "broken"), broken)
    with ThreadPoolExecutor() as messengers:
        ticket.call(messengers)
    assert "no such picture" in caplog.text


ENDS_EARLY = """
import threading, time
from typing import NamedTuple
from dashboards.work.pool import Pool
from dashboards.work.tickets import AnswerPart, Asker

begun = threading.Event()

class Endless(NamedTuple):
    patience: int = 0
    def parts(self):
        while True:
            begun.set()
            time.sleep(0.01)
            yield AnswerPart(0, 1)

Pool(1).ask(Endless(), Asker("a", "b"))
begun.wait()
"""


def test_a_process_that_ends_does_not_wait_for_endless_work():
    done = subprocess.run(
        [sys.executable, "-c", ENDS_EARLY], cwd=CHECKOUT, capture_output=True, text=True, timeout=BOUND
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_reports_never_go_backwards_and_end_with_the_last_question():
    """A hundred visitors ask twenty questions each, as fast as they can; the queue is never empty."""
    pool = Pool(4)
    pages = [Page(pool, f"visitor {n}") for n in range(100)]

    def visit(place: int) -> None:
        for turn in range(20):
            pages[place].ask(Square(1000 * place + turn, f"{place} {turn}"))

    visitors = [threading.Thread(target=visit, args=(place,)) for place in range(100)]
    for visitor in visitors:
        visitor.start()
    for visitor in visitors:
        visitor.join()
    for place, page in enumerate(pages):
        assert page.wait_for(TicketState.DONE).answer == (1000 * place + 19) ** 2
        whole = [report.answer for report in page.seen if report.state is TicketState.DONE]
        own = {(1000 * place + turn) ** 2 for turn in range(20)}
        assert set(whole) <= own
        assert whole == sorted(whole)
