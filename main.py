"""Start the hotline from a checkout: `python main.py`, the same as the command `hotline`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from hotline_app.__main__ import main

if __name__ == "__main__":
    main()
