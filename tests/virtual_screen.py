"""A screen for the window tests on computers without one.

`python -m tests.virtual_screen COMMAND ...` runs a command with such a screen;
`python -m tests.virtual_screen --size 1920x1080 COMMAND ...` with a larger one.
"""

import os
import shutil
import subprocess
import sys

SIZE = "1366x768x24"


class VirtualScreen:
    """An Xvfb of our own, ended by `stop`."""

    def __init__(self, size: str = SIZE) -> None:
        read_end, write_end = os.pipe()
        self._server = subprocess.Popen(
            [
                "Xvfb",
                "-displayfd",
                str(write_end),
                "-screen",
                "0",
                size,
                "-dpi",
                "96",
                "-nolisten",
                "tcp",
                "-noreset",
            ],
            pass_fds=[write_end],
            stderr=subprocess.DEVNULL,
        )
        os.close(write_end)
        self.display = f":{_read_line(read_end)}"

    def stop(self) -> None:
        """End the server."""
        self._server.terminate()
        self._server.wait(10)


def needs_virtual_screen() -> bool:
    """Return whether this computer has no screen but could have a virtual one."""
    is_linux = sys.platform.startswith("linux")
    return is_linux and not os.environ.get("DISPLAY") and shutil.which("Xvfb") is not None


def _read_line(handle: int) -> str:
    """Read up to the newline: the server dies when the pipe closes after the digits alone."""
    line = b""
    while not line.endswith(b"\n"):
        piece = os.read(handle, 16)
        if not piece:
            raise RuntimeError("the virtual screen did not start")
        line += piece
    os.close(handle)
    return line.decode().strip()


def main(command: list[str]) -> int:
    """Run a command with a screen; returns its exit code."""
    size = SIZE
    if command[:1] == ["--size"]:
        size, command = f"{command[1]}x24", command[2:]
    if not needs_virtual_screen():
        return subprocess.call(command)
    screen = VirtualScreen(size)
    try:
        return subprocess.call(command, env={**os.environ, "DISPLAY": screen.display})
    finally:
        screen.stop()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
