"""Games of one machine opened on another: each has to come out as it was played, to the last bit.

python tools/compare_games.py write FOLDER [N]    plays N games (120) with two teams that decide at random
python tools/compare_games.py open FOLDER         lives them again, here or where the folder was brought
"""

import random
import sys
from pathlib import Path

from microdeals.bits.machine import machine_in_words
from microdeals.conflicts import shipped
from microdeals.errors import RequestError
from microdeals.game import Course, Seat, Session, Setup, SideOrders, Stance
from microdeals.game.folder import sessions_in
from microdeals.game.orders import deal_key
from microdeals.game.session import mark_of

USAGE = "usage: compare_games.py write FOLDER [N], or compare_games.py open FOLDER"
MANY = 120
ROUNDS = 4
COURSES = (Course.KEEP, Course.KEEP, Course.BREAK, Course.LEAVE)


def write(folder: Path, n_games: int) -> None:
    """Play so many games of four months, the wars in turn; what is decided hangs on a game's number."""
    folder.mkdir(parents=True, exist_ok=True)
    wars = shipped()
    for number in range(n_games):
        dice = random.Random(number)  # noqa: S311 - decisions, not secrets
        setup = Setup(conflict=wars[number % len(wars)], teams=("Blue", "Red", ""), seed=1000 + number)
        game = Session.create(folder, f"game-{number}", setup)
        for month in range(ROUNDS):
            for seat in (Seat.FIRST, Seat.SECOND):
                game.order(seat, _decided(game, dice))
            game.play(month)


def others(folder: Path) -> tuple[int, list[str]]:
    """How many games a folder holds, and a line for each that is refused or has another last gap."""
    names = [found.name for found in sessions_in(folder)]
    lines = []
    for name in names:
        try:
            game = Session.open(folder, name)
        except RequestError as refused:
            lines.append(str(refused))
            continue
        if mark_of(game.world) != game.state.marks[-1]:
            lines.append(f"{name}: the gap was {game.state.marks[-1]}, and is {mark_of(game.world)} here")
    return len(names), lines


def _decided(game: Session, dice: random.Random) -> SideOrders:
    """What a team decides for a month; now and then nothing about a deal, monitors or a settlement."""
    says = {kind.key: dice.choice(list(Stance)) for kind in game.conflict.kinds if dice.random() < 0.7}
    running = [deal_key(game.conflict, deal.slot) for deal in game.world.active_deals()]
    courses = {deal: dice.choice(COURSES) for deal in running if dice.random() < 0.5}
    admits, settles = dice.choice((None, True, False)), dice.choice((None, False))
    return SideOrders(says=says or None, courses=courses, admits=admits, settles=settles)


def main(words: list[str]) -> int:
    """0 if all games open as they were played, 1 if not, 2 for what cannot be understood."""
    match words:
        case ["write", folder]:
            write(Path(folder), MANY)
            return 0
        case ["write", folder, number] if number.isdigit():
            write(Path(folder), int(number))
            return 0
        case ["open", folder]:
            found, lines = others(Path(folder))
            same = f"{found - len(lines)} of {found} games are as they were played, on {machine_in_words()}."
            print("\n".join([*lines, same]))
            return int(bool(lines) or not found)
    print(USAGE)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
