"""Kinelex: without arguments the window, with arguments a command."""

import sys


def main() -> int:
    """Start the window, or run the command on the command line; return the exit status."""
    if len(sys.argv) == 1:
        from app.ui.application import run

        return run()
    from app.cli.main import run as run_command

    return run_command(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
