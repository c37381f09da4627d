"""What `make` starts: invoke with the tasks of tasks.py.

`python -m tools.program serve --port 8001`
"""

import signal
import sys


def main() -> None:
    """Run the tasks of the command line; Ctrl+C ends them without a traceback."""
    handler = signal.getsignal(signal.SIGINT)  # of a script's background: none
    if handler is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)  # until everything is read
    from tools.options import Tasks

    signal.signal(signal.SIGINT, handler)
    Tasks(name="make", binary="make", binary_names=["make"]).run(sys.argv)


if __name__ == "__main__":
    main()
