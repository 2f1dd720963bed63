"""A class on its own phones, by the clock: ``python benchmarks/class.py [--phones 100] [--kills 20]``.

It starts ``microdeals class`` in a folder of its own, lets so many phones join through the door and ask every
second or so what is new, as their pages do, moves the class on, and lets everybody guess. Then the network
stalls: nothing goes through for ten seconds. Then the server is killed (kill -9) at random moments, drawn by
a seed, while guesses are changed, late comers join and the desk gives time; it is started again, and what was
acknowledged before the kill is looked for in the class's file. It prints how long the middle phone and the
slowest of twenty waited, and what was tried and lost; it ends with 1 if anything was lost. Phones are
coroutines: radio, browsers and their drawing are not in it.
"""

import argparse
import asyncio
import csv
import io
import json
import random
import re
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from contextlib import suppress
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

MOMENTS = random.Random()  # noqa: S311 - moments, no secrets
BEAT = 1.1
PATIENCE = 8.0
"""Seconds after which a phone asks again, as the page does."""
GOAL = 1.0
"""Seconds within which 95 of 100 are to be answered."""
GOAL_OF_A_STAGE = 2.0
"""Seconds within which all are to see a new stage."""
OPTIONS = 4
"""Of the question of the lesson that is taught here."""
LATE_COMERS = 2
"""Phones that join around each kill."""
LONGEST_WAIT = 2.0
"""Seconds from the first change until a kill, at most."""
STARTED = 300.0


class Reply(NamedTuple):
    """An answer of the server."""

    status: int
    headers: dict[str, str]
    body: bytes


class OwnServer:
    """The command, in a folder of its own, on a port that it keeps."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.port, self.code, self.desk = folder, 0, "", ""
        self.patience = PATIENCE
        self.door = 0
        """Where phones reach it: its own port, or that of a line that can stall."""

    def start(self) -> None:
        """Start it, or start it again; goes on once it has said where the desk is."""
        again = ["--room", self.code] if self.code else []
        words = ["class", "promise", "--host", "127.0.0.1", "--port", str(self.port), "--no-browser", *again]
        self.process = subprocess.Popen(
            [sys.executable, "-m", "microdeals", *words], cwd=self.folder, stdout=subprocess.PIPE, text=True
        )
        for line in self.process.stdout or ():
            if found := re.search(r"http://127\.0\.0\.1:(\d+)/room/([A-Z]+-\d+)/desk#(\S+)", line):
                self.port, self.code, self.desk = int(found[1]), found[2], found[3]
                self.door = self.port
                return
        raise SystemExit("the server did not start")

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        self.process.kill()
        self.process.wait()


async def closed(end: asyncio.StreamWriter) -> None:
    """Wait until a connection is closed, however it ends."""
    with suppress(OSError):
        await end.wait_closed()


class Line:
    """A line between phones and the server that can stall: then nothing goes through, either way."""

    def __init__(self, server: OwnServer) -> None:
        self._server = server
        self._is_free = asyncio.Event()
        self._is_free.set()
        self._ends: list[asyncio.StreamWriter] = []

    async def lay(self) -> None:
        """From now on phones call by this line."""
        self._door = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        self._server.door = self._door.sockets[0].getsockname()[1]

    async def stall(self, seconds: float) -> None:
        """Let nothing through for so long."""
        self._is_free.clear()
        await asyncio.sleep(seconds)
        self._is_free.set()

    async def take_away(self) -> None:
        """Phones call the server itself again."""
        self._server.door = self._server.port
        self._door.close()
        for end in self._ends:
            end.close()
        await asyncio.gather(*(closed(end) for end in self._ends))

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        there, back = await asyncio.open_connection("127.0.0.1", self._server.port)
        self._ends += [writer, back]
        await asyncio.gather(self._hand_on(reader, back), self._hand_on(there, writer))

    async def _hand_on(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while sent := await reader.read(65536):
                await self._is_free.wait()
                writer.write(sent)
                await writer.drain()
        except OSError:
            pass
        writer.close()


class Caller:
    """Somebody with a connection and cookies."""

    def __init__(self, server: OwnServer) -> None:
        self.server = server
        self.cookies: dict[str, str] = {}
        self.stream: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None
        self._turn = asyncio.Lock()

    async def ask(self, method: str, path: str, sent: object = None) -> Reply:
        """One request, after those before it. Raises OSError or TimeoutError where no answer comes."""
        async with self._turn:
            try:
                return await asyncio.wait_for(self._ask(method, path, sent), self.server.patience)
            except (OSError, TimeoutError, EOFError):
                self.hang_up()
                raise

    def hang_up(self) -> None:
        """Drop the connection."""
        if self.stream:
            self.stream[1].close()
        self.stream = None

    async def go(self) -> None:
        """Drop the connection, and wait until it is closed."""
        stream = self.stream
        self.hang_up()
        if stream:
            await closed(stream[1])

    async def _ask(self, method: str, path: str, sent: object) -> Reply:
        if self.stream is None or self.stream[1].is_closing() or self.stream[0].at_eof():
            self.hang_up()
            self.stream = await asyncio.open_connection("127.0.0.1", self.server.door)
        reader, writer = self.stream
        host, body = f"127.0.0.1:{self.server.port}", json.dumps(sent).encode() if sent is not None else b""
        held = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        lines = [f"{method} {path} HTTP/1.1", f"host: {host}", f"origin: http://{host}", f"cookie: {held}"]
        lines += [f"content-length: {len(body)}", "", ""]
        writer.write("\r\n".join(lines).encode() + body)
        head = (await reader.readuntil(b"\r\n\r\n")).decode().split("\r\n")
        headers = {name.lower(): value for name, _, value in (line.partition(": ") for line in head[1:])}
        told = await reader.readexactly(int(headers.get("content-length", "0")))
        if "set-cookie" in headers:
            name, _, value = headers["set-cookie"].partition(";")[0].partition("=")
            self.cookies[name] = value
        return Reply(int(head[0].split()[1]), headers, told)

    async def ask_until(self, method: str, path: str, sent: object = None) -> Reply:
        """The same, again and again until the server has answered."""
        while True:
            try:
                reply = await self.ask(method, path, sent)
                if reply.status < 500:
                    return reply
            except (OSError, TimeoutError, EOFError):
                pass
            await asyncio.sleep(0.2)


class SimulatedPhone(Caller):
    """A phone: joins, asks what is new, and guesses."""

    def __init__(self, server: OwnServer) -> None:
        super().__init__(server)
        self.name, self.turn, self.mark = "", 0, ""
        self.sent: list[int] = []
        self.kept = -1
        """Place in `sent` of the last guess that was acknowledged."""
        self.waits: list[float] = []
        self.saw: dict[str, float] = {}

    @property
    def room(self) -> str:
        """Where its room is."""
        return f"/room/{self.server.code}"

    async def timed(self, method: str, path: str, sent: object = None) -> Reply:
        """A request whose wait counts, with all that are needed until it is answered."""
        begun = time.perf_counter()
        reply = await self.ask_until(method, path, sent)
        self.waits.append(time.perf_counter() - begun)
        return reply

    async def join(self) -> None:
        """Through the door to the seat."""
        await self.timed("GET", self.room)
        await self.timed("POST", f"{self.room}/join")
        self.name = await self.look_who()

    async def look_who(self) -> str:
        """The name that the seat's page shows."""
        page = await self.timed("GET", f"{self.room}/seat")
        found = re.search(r'class="name">(.*?)<', page.body.decode())
        return found[1] if found else ""

    async def follow(self) -> None:
        """Ask every second or so what is new, by a connection of its own, until it is cancelled."""
        follower = Caller(self.server)
        follower.cookies = self.cookies
        while True:
            try:
                reply = await follower.ask("GET", f"{self.room}/seat/now?mark={quote(self.mark)}")
                told = json.loads(reply.body)
                self.mark = told.get("mark", "")
                if found := re.search(r'data-stage="(\w+)"', told.get("parts", {}).get("main", "")):
                    self.saw.setdefault(found[1], time.perf_counter())
            except (OSError, TimeoutError, EOFError, ValueError):
                pass
            await asyncio.sleep(BEAT + 0.3 * MOMENTS.random())

    async def guess(self, value: int) -> None:
        """Guess until it is acknowledged; the same answer sent twice is one."""
        self.sent.append(value)
        place = len(self.sent) - 1
        asking = self.timed("POST", f"{self.room}/seat/guess", {"turn": self.turn, "values": [value]})
        reply = await asking
        if reply.status == 200:
            self.turn, self.kept = json.loads(reply.body)["turn"], place


class Desk(Caller):
    """The instructor's browser."""

    async def open(self) -> None:
        """Hand the key in."""
        await self.ask_until("POST", f"/room/{self.server.code}/desk/key", {"key": self.server.desk})

    async def act(self, what: str, **more: object) -> Reply:
        """Press a button."""
        return await self.ask_until("POST", f"/room/{self.server.code}/desk/act", {"act": what, **more})

    async def give_time(self) -> None:
        """Set the clock, until the server has answered: pressed twice it is given once."""
        await self.act("time", seconds=600, number=0)

    async def saved(self) -> "SavedClass":
        """What the class's file says."""
        saved = await self.ask_until("GET", f"/room/{self.server.code}/desk/class.zip")
        with zipfile.ZipFile(io.BytesIO(saved.body)) as archive:
            guesses, seats = (
                list(csv.DictReader(io.StringIO(archive.read(name).decode())))
                for name in ("guesses.csv", "gradebook.csv")
            )
        return SavedClass(
            {row["seat"]: int(row["guess"]) - 1 for row in guesses}, {row["seat"] for row in seats}
        )


class SavedClass(NamedTuple):
    """Guesses by seat, and all seats."""

    guesses: dict[str, int]
    seats: set[str]


class Acknowledged(NamedTuple):
    """What a phone had been told when the server was killed: its seat, and which of its guesses was kept."""

    name: str
    sent: tuple[int, ...]
    kept: int

    @property
    def n(self) -> int:
        """How many acknowledged answers have to be there: the seat, and the last guess that was kept."""
        return bool(self.name) + (self.kept >= 0)


async def spread_over(seconds: float, phones: list[SimulatedPhone], act: Any) -> list[float]:
    """Let every phone act at a moment of its own within so many seconds; the waits of all."""
    for phone in phones:
        phone.waits = []

    async def later(phone: SimulatedPhone) -> None:
        await asyncio.sleep(MOMENTS.random() * seconds)
        await act(phone)

    await asyncio.gather(*(later(phone) for phone in phones))
    return [wait for phone in phones for wait in phone.waits]


def told(what: str, waits: list[float], goal: float = GOAL) -> str:
    """The middle wait, that of the slowest of twenty, and the slowest."""
    ordered = sorted(waits)
    slow = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    seconds = (
        f"middle {statistics.median(ordered):.3f} s, 95 % within {slow:.3f} s, all within {ordered[-1]:.3f} s"
    )
    percent = 100 * sum(wait < goal for wait in ordered) / len(ordered)
    return f"{what}: {len(ordered)} answers, {seconds}; {percent:.0f} % under {goal:g} s"


def lost_in(saved: SavedClass, told: list[Acknowledged]) -> list[str]:
    """What was acknowledged, and is not in the class's file. The guess after it may be there untold."""
    lost = [f"the seat of {it.name}" for it in told if it.name and it.name not in saved.seats]
    for it in told:
        found = saved.guesses.get(it.name)
        if it.kept >= 0 and found not in it.sent[it.kept :]:
            lost.append(f"{it.name}: {it.sent[it.kept]} was acknowledged, and the file has {found}")
    return lost


def misplaced(phones: list[SimulatedPhone], names: list[str]) -> list[str]:
    """Phones that are not in the seat that they had."""
    pairs = zip(phones, names, strict=True)
    return [f"{phone.name} is {name or 'nobody'} now" for phone, name in pairs if phone.name != name]


class KillTally:
    """What was tried and lost in all kills."""

    def __init__(self) -> None:
        self.kills, self.answers, self.lost = 0, 0, list[str]()

    def note(self, told: list[Acknowledged], lost: list[str]) -> int:
        """One more; how many acknowledged answers there were."""
        n = sum(it.n for it in told)
        self.kills, self.answers, self.lost = self.kills + 1, self.answers + n, self.lost + lost
        return n

    def told(self, n_phones: int) -> str:
        """A line."""
        found = f"{self.kills} kills, {self.answers} acknowledged seats and guesses, {n_phones} phones"
        return f"tried: {found}; lost: {len(self.lost)}"


async def change(phone: SimulatedPhone, is_running: asyncio.Event) -> None:
    """Change one's mind three times."""
    for _ in range(3):
        await asyncio.sleep(MOMENTS.random() * LONGEST_WAIT / 3)
        await is_running.wait()
        await phone.guess((phone.sent[-1] + 1) % OPTIONS)


async def come(phone: SimulatedPhone, is_running: asyncio.Event) -> None:
    """Come late, and guess."""
    await asyncio.sleep(MOMENTS.random() * LONGEST_WAIT)
    await phone.join()
    await is_running.wait()
    await phone.guess(MOMENTS.randrange(OPTIONS))


async def kept_over_a_kill(phones: list[SimulatedPhone], desk: Desk, tally: KillTally) -> None:
    """Kill the server in the middle of what a class does, start it again, and note what was lost."""
    newcomers = [SimulatedPhone(desk.server) for _ in range(LATE_COMERS)]
    is_running = asyncio.Event()  # else nobody begins anything new: what is on its way is sent again
    is_running.set()
    doing = [*(change(it, is_running) for it in phones), *(come(it, is_running) for it in newcomers)]
    tasks = [asyncio.create_task(it) for it in (*doing, desk.give_time())]
    moment = MOMENTS.random() * LONGEST_WAIT
    await asyncio.sleep(moment)
    desk.server.kill()
    is_running.clear()
    told = [Acknowledged(it.name, tuple(it.sent), it.kept) for it in (*phones, *newcomers)]
    await asyncio.to_thread(desk.server.start)
    lost = lost_in(await desk.saved(), told)
    is_running.set()
    await asyncio.gather(*tasks)
    phones += newcomers
    lost += misplaced(phones, list(await asyncio.gather(*(phone.look_who() for phone in phones))))
    n = tally.note(told, lost)
    said = f"kill {tally.kills}, {moment:.2f} s after the first change"
    print(f"{said}: {n} acknowledged seats and guesses, {len(lost)} lost", flush=True)


async def kept_over_a_stall(seconds: float, phones: list[SimulatedPhone], desk: Desk) -> list[str]:
    """Let the network stall while everybody guesses; what was lost when it goes on."""
    line = Line(desk.server)
    await line.lay()
    for phone in phones:
        phone.hang_up()
        await phone.look_who()  # by the line that is to stall
    stalled = asyncio.create_task(line.stall(seconds))
    waits = await spread_over(seconds, phones, lambda phone: phone.guess((phone.sent[-1] + 1) % OPTIONS))
    await stalled
    await line.take_away()
    for phone in phones:
        phone.hang_up()
    print(told(f"all guess while the network stalls for {seconds:g} s", waits))
    told_so = [Acknowledged(it.name, tuple(it.sent), it.kept) for it in phones]
    lost = [f"{it.name}: its last guess" for it in told_so if it.kept != len(it.sent) - 1]
    lost += lost_in(await desk.saved(), told_so)
    names = list(await asyncio.gather(*(phone.look_who() for phone in phones)))
    return lost + misplaced(phones, names)


async def joined(asked: argparse.Namespace, phones: list[SimulatedPhone], desk: Desk) -> list[str]:
    """Everybody comes in. What was lost."""
    while b'class="waiting"' in (await desk.ask_until("GET", f"/room/{desk.server.code}/screen")).body:
        await asyncio.sleep(0.2)
    waits = await spread_over(asked.join, phones, SimulatedPhone.join)
    print(told(f"{len(phones)} phones join within {asked.join:g} s", waits))
    return [] if len({phone.name for phone in phones}) == len(phones) else ["two phones have one seat"]


async def moved_on(phones: list[SimulatedPhone], desk: Desk) -> None:
    """The class moves on to the guess, and everybody sees it."""
    await asyncio.sleep(2 * BEAT)
    await desk.act("go", stage="guess")
    begun = time.perf_counter()
    while not all("guess" in phone.saw for phone in phones) and time.perf_counter() - begun < STARTED:
        await asyncio.sleep(0.02)
    print(told("a new stage is seen", [phone.saw["guess"] - begun for phone in phones], GOAL_OF_A_STAGE))


async def guessed(asked: argparse.Namespace, phones: list[SimulatedPhone], desk: Desk) -> list[str]:
    """Everybody guesses. Whose guess was lost."""
    waits = await spread_over(asked.guess, phones, lambda phone: phone.guess(MOMENTS.randrange(OPTIONS)))
    print(told(f"all guess within {asked.guess:g} s", waits))
    found = (await desk.saved()).guesses
    return [f"the guess of {phone.name}" for phone in phones if found.get(phone.name) != phone.sent[-1]]


async def gone(followers: list[asyncio.Task[None]], callers: list[Caller]) -> None:
    """Nobody asks any more, and all connections are closed."""
    for follower in followers:
        follower.cancel()
    await asyncio.gather(*followers, return_exceptions=True)
    await asyncio.gather(*(caller.go() for caller in callers))


async def taught(asked: argparse.Namespace, folder: Path) -> int:
    """The whole class. 1 if anything was lost."""
    MOMENTS.seed(asked.seed)
    server = OwnServer(folder)
    server.patience = asked.patience
    await asyncio.to_thread(server.start)
    desk, phones = Desk(server), [SimulatedPhone(server) for _ in range(asked.phones)]
    followers: list[asyncio.Task[None]] = []
    try:
        await desk.open()
        lost = await joined(asked, phones, desk)
        followers += [asyncio.create_task(phone.follow()) for phone in phones]
        await moved_on(phones, desk)
        lost += await guessed(asked, phones, desk)
        if asked.stall:
            lost += await kept_over_a_stall(asked.stall, phones, desk)
        tally = KillTally()
        for _ in range(asked.kills):
            await kept_over_a_kill(phones, desk, tally)
        print(tally.told(len(phones)))
        lost += tally.lost
    finally:
        await gone(followers, [desk, *phones])
        server.kill()
    print("\n".join(lost or ["nothing was lost, and everybody has the seat that they had"]))
    return int(bool(lost))


def arguments(words: list[str] | None = None) -> argparse.Namespace:
    """What is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--phones", type=int, default=100)
    parser.add_argument("--join", type=float, default=60.0, help="seconds within which all join")
    parser.add_argument("--guess", type=float, default=10.0, help="seconds within which all guess")
    parser.add_argument("--stall", type=float, default=10.0, help="seconds that the network stalls; 0: never")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--patience", type=float, default=PATIENCE, help="seconds until a phone asks again")
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    return parser.parse_args(words)


def main() -> int:
    """Teach."""
    asked = arguments()
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(taught(asked, Path(folder)))


if __name__ == "__main__":
    raise SystemExit(main())
