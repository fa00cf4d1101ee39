"""What the computer itself prefers: light or dark."""

import os
import sys
from collections.abc import Mapping
from typing import Any

SYSTEM = "system"
_SECONDS = 1.0
_WINDOWS_KEY = r"Software\Microsoft\Windows\CurrentVersion\Themes\Personalize"


def shown_appearance(appearance: str) -> str:
    """Return light or dark for an appearance of the settings."""
    return system_appearance() if appearance == SYSTEM else appearance


def system_appearance(environment: Mapping[str, str] = os.environ) -> str:
    """Ask the computer; where it does not say, light."""
    if sys.platform == "win32":
        return "dark" if _windows_says_dark() else "light"
    if "dark" in environment.get("GTK_THEME", "").lower():
        return "dark"
    command = (
        ("defaults", "read", "-g", "AppleInterfaceStyle")
        if sys.platform == "darwin"
        else ("gsettings", "get", "org.gnome.desktop.interface", "color-scheme")
    )
    return "dark" if "dark" in _said(command).lower() else "light"


def _said(command: tuple[str, ...]) -> str:
    import shutil
    import subprocess

    program = shutil.which(command[0])
    if program is None:
        return ""
    try:
        done = subprocess.run(
            [program, *command[1:]],
            capture_output=True,
            text=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout


def _windows_says_dark() -> bool:
    import winreg

    registry: Any = winreg
    try:
        with registry.OpenKey(registry.HKEY_CURRENT_USER, _WINDOWS_KEY) as key:
            value, _kind = registry.QueryValueEx(key, "AppsUseLightTheme")
    except OSError:
        return False
    return bool(value == 0)
