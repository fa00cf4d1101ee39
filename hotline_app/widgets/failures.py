"""An error on a worker goes through the door that every error of the window goes through."""

import tkinter as tk
from typing import Any


def report_failure(widget: tk.Misc, error: BaseException) -> None:
    """Tell of an error that nobody expected: it is logged, and the person is told."""
    root: Any = widget.nametowidget(".")
    root.report_callback_exception(type(error), error, error.__traceback__)
