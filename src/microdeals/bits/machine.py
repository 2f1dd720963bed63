"""What worlds are run on: processor, system, C library and the versions that could matter."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

CPU_FILE = Path("/proc/cpuinfo")


def machine_in_words() -> str:
    """One line that says on what this process runs."""
    library = " ".join(filter(None, platform.libc_ver())) or "its own C library"
    packages = ", ".join(f"{name} {_version(name)}" for name in ("numpy", "numba", "wasmtime"))
    python = f"{platform.python_implementation()} {platform.python_version()}"
    return f"{processor()}, {platform.system()} with {library}, {python}, {packages}"


def processor() -> str:
    """The name of the processor, as far as the system tells it."""
    name = platform.processor()
    if sys.platform == "linux":
        try:
            lines = CPU_FILE.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            lines = []
        name = next((line.partition(":")[2].strip() for line in lines if line.startswith("model name")), name)
    return f"{name} ({platform.machine()})" if name else platform.machine()


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "not installed"
