"""The published digests are met whichever way worlds are run here.

The fifth way is a browser: ``tests/browser/test_same_bits.py``.
"""

import json
import os
import platform
import subprocess
import sys

import pytest

from microdeals._compile import INTERPRETED
from microdeals.bits import PARTS, digests_of, published
from microdeals.bits.reading import FEW, MANY
from microdeals.conflicts import load, shipped
from microdeals.portable.runner import CHOICE, COMPILED, MODULE
from waits import BOUND

RENEW = "worlds have changed; if they are meant to: python tools/write_bits.py (or make pages)"
WITHOUT_FMA = "glibc.cpu.hwcaps=-FMA,-FMA4,-AVX2,-AVX512F"
TELL = """
import json
from microdeals.bits import digests_of
from microdeals.conflicts import load, shipped
print(json.dumps({{name: digests_of(load(name), {n_worlds}) for name in shipped()}}))
"""


def promised(n_worlds: int) -> dict[str, dict[str, str]]:
    return {name: digests[n_worlds] for name, digests in published().models.items()}


def told_by_another_process(n_worlds: int, **variables: str) -> dict[str, dict[str, str]]:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", TELL.format(n_worlds=n_worlds)],
        env=os.environ | variables,
        capture_output=True,
        text=True,
        timeout=BOUND,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    found: dict[str, dict[str, str]] = json.loads(done.stdout)
    return found


def test_every_shipped_model_and_every_part_is_promised():
    assert sorted(published().models) == sorted(shipped())
    assert {tuple(parts) for model in published().models.values() for parts in model.values()} == {PARTS}


@pytest.mark.skipif(INTERPRETED, reason="plain Python takes hours for so many")
@pytest.mark.parametrize("engine", [COMPILED, MODULE])
@pytest.mark.parametrize("name", shipped())
def test_machine_code_and_the_module_meet_them(name: str, engine: str, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv(CHOICE, engine)
    assert digests_of(load(name), MANY) == promised(MANY)[name], RENEW


def test_plain_python_meets_those_of_a_few_worlds():
    assert told_by_another_process(FEW, MICRODEALS_INTERPRET="1") == promised(FEW), RENEW


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="only glibc can be told to do without")
@pytest.mark.skipif(INTERPRETED, reason="plain Python takes hours for so many")
def test_a_c_library_without_fused_multiply_add_changes_nothing():
    by_machine_code = {CHOICE: COMPILED, "GLIBC_TUNABLES": WITHOUT_FMA}
    assert told_by_another_process(MANY, **by_machine_code) == promised(MANY)
    plain = {"MICRODEALS_INTERPRET": "1", "GLIBC_TUNABLES": WITHOUT_FMA}
    assert told_by_another_process(1, **plain) == told_by_another_process(1)
