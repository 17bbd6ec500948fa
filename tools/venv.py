"""Make the virtual environment, or say in one line what is missing. Runs on any Python 3."""

import subprocess
import sys

MISSING = """\
This Python cannot make a virtual environment. On Debian or Ubuntu: sudo apt install python3-venv
Then run the same command again."""
TOO_OLD = """\
Sammenhold needs Python 3.11 or newer; {} is {}.{}. With a newer one installed: make demo PYTHON=python3.11"""


def main(folder: str) -> "str | int":
    if sys.version_info < (3, 11):  # noqa: UP036 (this file exists to say so)
        return TOO_OLD.format(sys.executable, *sys.version_info[:2])
    try:
        import ensurepip  # noqa: F401
        import venv  # noqa: F401
    except ImportError:
        return MISSING
    made = subprocess.call([sys.executable, "-m", "venv", folder])
    return MISSING if made else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
