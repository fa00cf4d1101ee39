"""`hotline` and `hotline-window`: the command line, or the window when no command is given."""

import sys
from typing import NoReturn


def main() -> NoReturn:
    """Run the command line of this process."""
    from hotline_app.cli.group import hotline

    hotline.main(sys.argv[1:])


def open_window() -> NoReturn:
    """Open the window, for a menu entry without a console; options are taken, commands too."""
    main()


if __name__ == "__main__":
    main()
