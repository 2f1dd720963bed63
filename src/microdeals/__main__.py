"""``python -m microdeals`` is the command ``microdeals``."""

from microdeals.cli import main

if __name__ == "__main__":
    main()
