"""A class on its own phones, by the clock: ``python benchmarks/class.py [--phones 100] [--kills 3]``.

It starts ``microdeals class`` in a folder of its own, lets so many phones join through the door and ask every
second or so what is new, as their pages do, moves the class on, lets everybody guess, and
kills the server at random moments while guesses are changed. It prints how long the middle phone and the
slowest of twenty waited, and what was lost; it ends with 1 if anything was. Phones are coroutines: radio,
browsers and their drawing are not in it.
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
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote

MOMENTS = random.Random()  # noqa: S311 - moments, no secrets
BEAT = 1.1
STALLED = 8.0
"""Seconds after which a phone asks again, as the page does."""
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
                return
        raise SystemExit("the server did not start")

    def kill(self) -> None:
        """End it at once, in the middle of whatever it does."""
        self.process.kill()
        self.process.wait()


class Caller:
    """Somebody with a connection and cookies."""

    def __init__(self, server: OwnServer) -> None:
        self.server = server
        self.cookies: dict[str, str] = {}
        self.stream: tuple[asyncio.StreamReader, asyncio.StreamWriter] | None = None

    async def ask(self, method: str, path: str, sent: object = None) -> Reply:
        """One request. Raises OSError or TimeoutError where no answer comes."""
        try:
            return await asyncio.wait_for(self._ask(method, path, sent), STALLED)
        except (OSError, TimeoutError, EOFError):
            self.hang_up()
            raise

    def hang_up(self) -> None:
        """Drop the connection."""
        if self.stream:
            self.stream[1].close()
        self.stream = None

    async def _ask(self, method: str, path: str, sent: object) -> Reply:
        if self.stream is None or self.stream[1].is_closing() or self.stream[0].at_eof():
            self.stream = await asyncio.open_connection("127.0.0.1", self.server.port)
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

    async def guesses(self) -> dict[str, int]:
        """What the class's file says that everybody has guessed."""
        saved = await self.ask_until("GET", f"/room/{self.server.code}/desk/class.zip")
        with zipfile.ZipFile(io.BytesIO(saved.body)) as archive:
            rows = csv.DictReader(io.StringIO(archive.read("guesses.csv").decode()))
            return {row["seat"]: int(row["guess"]) - 1 for row in rows}


async def spread_over(seconds: float, phones: list[SimulatedPhone], act: Any) -> list[float]:
    """Let every phone act at a moment of its own within so many seconds; the waits of all."""
    for phone in phones:
        phone.waits = []

    async def later(phone: SimulatedPhone) -> None:
        await asyncio.sleep(MOMENTS.random() * seconds)
        await act(phone)

    await asyncio.gather(*(later(phone) for phone in phones))
    return [wait for phone in phones for wait in phone.waits]


def told(what: str, waits: list[float]) -> str:
    """The middle wait, that of the slowest of twenty, and the slowest."""
    ordered = sorted(waits)
    slow = ordered[min(len(ordered) - 1, int(0.95 * len(ordered)))]
    seconds = (
        f"middle {statistics.median(ordered):.3f} s, 95 % within {slow:.3f} s, all within {ordered[-1]:.3f} s"
    )
    return f"{what}: {len(ordered)} answers, {seconds}"


async def kept_over_a_kill(phones: list[SimulatedPhone], server: OwnServer, desk: Desk) -> list[str]:
    """Kill the server while guesses are changed, start it again, and say what was lost."""

    async def change(phone: SimulatedPhone) -> None:
        for _ in range(3):
            await phone.guess((phone.sent[-1] + 1) % 3)

    changes = [asyncio.create_task(change(phone)) for phone in phones]
    await asyncio.sleep(MOMENTS.random() * 2.0)
    server.kill()
    acknowledged = [phone.kept for phone in phones]
    await asyncio.to_thread(server.start)
    guesses = await desk.guesses()
    lost = [
        f"{phone.name}: {phone.sent[kept]} was acknowledged, and the file has {guesses.get(phone.name)}"
        for phone, kept in zip(phones, acknowledged, strict=True)
        if guesses.get(phone.name) not in phone.sent[kept:]
    ]
    await asyncio.gather(*changes)
    names = await asyncio.gather(*(phone.look_who() for phone in phones))
    pairs = zip(phones, names, strict=True)
    return lost + [f"{phone.name} is {name or 'nobody'} now" for phone, name in pairs if phone.name != name]


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
    print(told("a new stage is seen", [phone.saw["guess"] - begun for phone in phones]))


async def guessed(asked: argparse.Namespace, phones: list[SimulatedPhone], desk: Desk) -> list[str]:
    """Everybody guesses. Whose guess was lost."""
    waits = await spread_over(asked.guess, phones, lambda phone: phone.guess(MOMENTS.randrange(3)))
    print(told(f"all guess within {asked.guess:g} s", waits))
    found = await desk.guesses()
    return [f"the guess of {phone.name}" for phone in phones if found.get(phone.name) != phone.sent[-1]]


async def taught(asked: argparse.Namespace, folder: Path) -> int:
    """The whole class. 1 if anything was lost."""
    server = OwnServer(folder)
    await asyncio.to_thread(server.start)
    desk, phones = Desk(server), [SimulatedPhone(server) for _ in range(asked.phones)]
    try:
        await desk.open()
        lost = await joined(asked, phones, desk)
        followers = [asyncio.create_task(phone.follow()) for phone in phones]
        await moved_on(phones, desk)
        lost += await guessed(asked, phones, desk)
        for number in range(asked.kills):
            lost += await kept_over_a_kill(phones, server, desk)
            print(f"kill {number + 1} of {asked.kills}: {len(lost)} lost", flush=True)
        for follower in followers:
            follower.cancel()
    finally:
        server.kill()
    print("\n".join(lost or ["nothing was lost, and everybody has the seat that they had"]))
    return int(bool(lost))


def main() -> int:
    """Read the arguments and teach."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--phones", type=int, default=100)
    parser.add_argument("--join", type=float, default=60.0, help="seconds within which all join")
    parser.add_argument("--guess", type=float, default=10.0, help="seconds within which all guess")
    parser.add_argument("--kills", type=int, default=3)
    parser.add_argument("--seed", type=int, default=1, help="of the moments")
    asked = parser.parse_args()
    MOMENTS.seed(asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(taught(asked, Path(folder)))


if __name__ == "__main__":
    raise SystemExit(main())
