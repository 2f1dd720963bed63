"""Rules stay plain Python; engines are compiled once, kept for the next process, and say the same."""

import math
import os
import pickle
import subprocess
import sys
import textwrap
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple

import pytest

import microdeals._compile
from microdeals import _cache_folder
from microdeals._cache_folder import prune, turn
from microdeals._compile import RULES, cache_folder, engine, first_compile_needed, is_compiled, loop, rule
from waits import BOUND

ENGINE = """
    from microdeals._compile import cache_folder, engine, first_compile_needed, loop, rule

    @rule
    def doubled(x: float) -> float:
        return 2.0 * x

    @loop
    def total(n: int) -> float:
        found = 0.0
        for i in range(n):
            found += doubled(float(i))
        return found

    @engine
    def run(n: int) -> float:
        return total(n)

    if __name__ == "__main__":
        new = first_compile_needed(run)
        print(cache_folder())
        print(new, run(5), sum(run.compiled.stats.cache_hits.values()))
"""


@rule
def decay(days: float, half_life: float) -> float:
    return math.exp(-math.log(2.0) * days / half_life)


@rule
def share(part: float, whole: float) -> float:
    return part / whole


@loop
def summed_decay(n_days: int, half_life: float) -> float:
    total = 0.0
    for day in range(n_days):
        total += decay(float(day), half_life)
    return total


@engine
def days_of_pressure(n_days: int, half_life: float) -> float:
    return summed_decay(n_days, half_life)


@engine
def share_of(part: float, whole: float) -> float:
    return share(part, whole)


class Home(NamedTuple):
    """A user with a home of their own, and what became of a script they ran."""

    home: Path
    temporary: Path

    def runs(self, script: str, *, folder: Path, interpreted: bool = False) -> list[str]:
        file, text = folder / "script.py", textwrap.dedent(script)
        if (
            not file.exists() or file.read_text(encoding="utf-8") != text
        ):  # numba 0.61 goes by the time of a file
            file.write_text(text, encoding="utf-8")
        places = {
            "HOME": self.home,
            "XDG_CACHE_HOME": "",
            "LOCALAPPDATA": self.home,
            "TMPDIR": self.temporary,
        }
        env = {**os.environ, **{name: str(place) for name, place in places.items()}}
        env["MICRODEALS_INTERPRET"] = "1" if interpreted else ""
        command = [sys.executable, "-W", "error", str(file)]
        done = subprocess.run(command, env=env, capture_output=True, text=True, timeout=BOUND, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()


@pytest.fixture
def user(tmp_path: Path) -> Home:
    home, temporary = tmp_path / "home", tmp_path / "temporary"
    home.mkdir()
    temporary.mkdir()
    return Home(home, temporary)


def test_a_rule_and_a_loop_stay_the_functions_they_were():
    def plain() -> None: ...

    try:
        assert rule(plain) is plain
        assert loop(plain) is plain
    finally:
        RULES[:] = [known for known in RULES if known is not plain]


def test_an_engine_says_to_the_last_bit_what_plain_python_says():
    assert days_of_pressure(40, 10.0) == summed_decay(40, 10.0)


def test_a_half_life_halves():
    assert days_of_pressure(1, 10.0) == 1.0
    assert days_of_pressure(11, 10.0) - days_of_pressure(10, 10.0) == pytest.approx(0.5, abs=1e-15)


@pytest.mark.skipif(microdeals._compile.INTERPRETED, reason="plain Python raises instead")
def test_dividing_by_nothing_is_infinite_inside_an_engine():
    """Rules carry the flags of the house, not those of numba's default, under which this raises."""
    assert share_of(1.0, 0.0) == math.inf
    assert math.isnan(share_of(0.0, 0.0))


def test_many_threads_may_make_the_first_call():
    @engine
    def length(n_days: int) -> float:
        return summed_decay(n_days, 1.0)

    with ThreadPoolExecutor(8) as pool:
        answers = set(pool.map(length, [3] * 8))
    assert answers == {1.75}
    assert not first_compile_needed(length)


@pytest.mark.skipif(microdeals._compile.INTERPRETED, reason="nothing is compiled")
def test_an_engine_knows_whether_it_is_compiled():
    @engine
    def one(x: float) -> float:
        return x + 1.0

    assert not is_compiled(one)
    assert one(1.0) == 2.0
    assert is_compiled(one)
    assert not is_compiled(summed_decay)
    assert not first_compile_needed(summed_decay)


@pytest.mark.skipif(microdeals._compile.INTERPRETED, reason="nothing is cached")
def test_a_full_disk_costs_the_cache_and_not_the_run(monkeypatch: pytest.MonkeyPatch):
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    @engine
    def thrice(x: float) -> float:
        return 3.0 * x

    monkeypatch.setattr(microdeals._compile, "keep", full)
    assert thrice(2.0) == 6.0


def test_a_machine_where_nothing_can_be_written_has_no_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    file = tmp_path / "file"
    file.touch()
    for variable in ("HOME", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.setenv(variable, str(file))
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(file))
    assert cache_folder.__wrapped__() is None


def test_the_second_process_starts_from_the_cache(user: Home, tmp_path: Path):
    place, first = user.runs(ENGINE, folder=tmp_path)
    assert first == "True 20.0 0"
    assert user.home in Path(place).parents
    assert user.runs(ENGINE, folder=tmp_path) == [place, "False 20.0 1"]


def cut(file: Path) -> None:
    file.write_bytes(file.read_bytes()[:-100])


def emptied(file: Path) -> None:
    file.write_bytes(b"")


def other_bits(file: Path) -> None:
    held = bytearray(file.read_bytes())
    for place in range(100, len(held), 97):
        held[place] ^= 255
    file.write_bytes(held)


def exchanged(file: Path) -> None:
    file.write_bytes(pickle.dumps(("no", "machine code")))


def a_folder(file: Path) -> None:
    file.unlink()
    file.mkdir()
    (file / "in the way").touch()


def a_pipe(file: Path) -> None:
    file.unlink()
    os.mkfifo(file)


DAMAGE = (cut, emptied, other_bits, exchanged, a_folder, a_pipe)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes in folders")
def test_damaged_code_is_never_loaded_but_made_again(user: Home, tmp_path: Path):
    """Loaded, it ends in a segfault, in "Aborted!" or in a traceback, at every start from then on."""
    engine = tmp_path / "engine.py"
    engine.write_text(textwrap.dedent(ENGINE), encoding="utf-8")
    twice = f"import runpy\nfor _ in range(2): runpy.run_path({str(engine)!r}, run_name='__main__')\n"
    user.runs(twice, folder=tmp_path)
    told = {}
    for damage in DAMAGE:
        (file,) = user.home.rglob("*.nbc")
        damage(file)
        told[damage.__name__] = user.runs(twice, folder=tmp_path)[1::2]
    assert told == {damage.__name__: ["True 20.0 0", "False 20.0 1"] for damage in DAMAGE}


def test_a_cache_that_cannot_be_filled_costs_the_cache_and_not_the_run(user: Home, tmp_path: Path):
    place, *_ = user.runs(ENGINE, folder=tmp_path)
    for file in Path(place).rglob("*"):
        if file.is_file():
            file.unlink()
    (Path(place) / "turn").mkdir()
    assert user.runs(ENGINE, folder=tmp_path) == [place, "True 20.0 0"]
    assert user.runs(ENGINE, folder=tmp_path) == [place, "False 20.0 1"]


def test_a_read_only_home_is_no_obstacle(user: Home, tmp_path: Path):
    user.home.rmdir()
    user.home.touch()
    place, first = user.runs(ENGINE, folder=tmp_path)
    assert first == "True 20.0 0"
    assert user.temporary in Path(place).parents
    assert user.runs(ENGINE, folder=tmp_path) == [place, "False 20.0 1"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has other permissions")
def test_a_cache_that_others_can_write_is_not_trusted(user: Home, tmp_path: Path):
    where = "from microdeals._compile import cache_folder\nprint(cache_folder())"
    before = Path(user.runs(where, folder=tmp_path)[0])
    before.chmod(0o777)
    after = Path(user.runs(where, folder=tmp_path)[0])
    assert user.home in before.parents
    assert user.temporary in after.parents


def a_day(ago: float) -> float:
    return time.time() - ago * 86_400.0


def kept_of(parent: Path, ages: list[float]) -> list[float]:
    """Which versions stay, of some that were last used so many days ago."""
    for age in ages:
        folder = parent / f"{age}"
        (folder / "sub").mkdir(parents=True)
        os.utime(folder, (a_day(age), a_day(age)))
    prune(parent)
    return sorted(float(folder.name) for folder in parent.iterdir())


def test_versions_in_use_do_not_throw_each_other_out(tmp_path: Path):
    ages = [0.0, 0.5, 1.0, 2.0, 13.0, 13.9]
    assert kept_of(tmp_path, ages) == ages


def test_of_many_versions_in_use_the_twelve_latest_stay(tmp_path: Path):
    assert kept_of(tmp_path, [day / 2 for day in range(16)]) == [day / 2 for day in range(12)]


def test_of_versions_long_unused_only_the_latest_three_stay(tmp_path: Path):
    assert kept_of(tmp_path / "few", [1.0, 15.0, 400.0, 401.0]) == [1.0, 15.0, 400.0]
    assert kept_of(tmp_path / "more", [1.0, 2.0, 3.0, 4.0, 15.0]) == [1.0, 2.0, 3.0, 4.0]


def test_looking_for_the_cache_prunes_it_and_counts_as_use(user: Home, tmp_path: Path):
    where = "from microdeals._compile import cache_folder\nprint(cache_folder())"
    current = Path(user.runs(where, folder=tmp_path)[0])
    os.utime(current, (1e9 - 100, 1e9 - 100))
    for age in range(1, 6):
        old = current.with_name(f"old-{age}")
        (old / "sub").mkdir(parents=True)
        os.utime(old, (1e9 - age, 1e9 - age))
    user.runs(where, folder=tmp_path)
    assert {folder.name for folder in current.parent.iterdir()} == {current.name, "old-1", "old-2"}


def in_turns(folder: Path, n: int) -> int:
    """How many of `n` threads found the folder empty and filled it, each with a door of its own."""

    def fill(_: int) -> bool:
        with turn(folder):
            is_empty = not (folder / "code").exists()
            (folder / "code").touch()
            return is_empty

    with ThreadPoolExecutor(n) as pool:
        return sum(pool.map(fill, range(n)))


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_of_many_that_need_the_same_code_one_makes_it(tmp_path: Path):
    assert in_turns(tmp_path, 8) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_a_turn_that_never_ends_does_not_stop_others_for_ever(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(_cache_folder, "PATIENCE_SECONDS", 0.0)
    with turn(tmp_path), turn(tmp_path):
        pass


def test_a_change_in_another_file_is_noticed(user: Home, tmp_path: Path):
    """numba's own cache looks at the file of the entry point alone, and would go on saying 20."""
    package = tmp_path / "tiny"
    (package / "rulebook").mkdir(parents=True)
    (package / "ensemble").mkdir()
    source = Path(microdeals._compile.__file__).read_text(encoding="utf-8")
    (package / "_compile.py").write_text(source, encoding="utf-8")
    rules = "from tiny._compile import rule\n\n@rule\ndef weighted(x):\n    return {} * x\n"
    engines = """
        from tiny._compile import engine
        from tiny.rulebook.weights import weighted

        @engine
        def run(x):
            return weighted(x)
    """
    (package / "ensemble" / "engines.py").write_text(textwrap.dedent(engines), encoding="utf-8")
    ask = "from tiny.ensemble.engines import run\nprint(run(10.0))"
    for weight, answer in ((2.0, "20.0"), (3.25, "32.5")):
        (package / "rulebook" / "weights.py").write_text(rules.format(weight), encoding="utf-8")
        assert user.runs(ask, folder=tmp_path) == [answer]


def test_a_copy_of_the_source_elsewhere_starts_from_the_same_code(user: Home, tmp_path: Path):
    """So a second checkout and an installed wheel need not compile what another has compiled."""
    source = Path(microdeals._compile.__file__).read_text(encoding="utf-8")
    engines = """
        from tiny._compile import cache_folder, engine, first_compile_needed

        @engine
        def run(x):
            return x + 1.0
    """
    ask = """
        from tiny.ensemble.engines import cache_folder, first_compile_needed, run
        print(first_compile_needed(run), run(1.0), sum(run.compiled.stats.cache_hits.values()))
        print(cache_folder())
    """
    told = []
    for place in (tmp_path / "one", tmp_path / "two"):
        room = place / "tiny" / "ensemble"
        room.mkdir(parents=True)
        (room.parent / "_compile.py").write_text(source, encoding="utf-8")
        (room / "engines.py").write_text(textwrap.dedent(engines), encoding="utf-8")
        told.append(user.runs(ask, folder=place))
    (first, one), (second, two) = told
    assert (first, second) == ("True 2.0 0", "False 2.0 1")
    assert one == two


def test_an_interpreted_engine_is_the_function_itself_and_needs_no_numba(user: Home, tmp_path: Path):
    script = """
        import sys
        from microdeals._compile import engine, first_compile_needed

        def plain(x):
            return x + 1.0

        print(engine(plain) is plain, first_compile_needed(engine(plain)), "numba" in sys.modules)
    """
    assert user.runs(script, folder=tmp_path, interpreted=True) == ["True False False"]
