"""The list of short texts that hangs at the cursor of a text field."""

import tkinter as tk

from hotline_app.widgets.picker_sheet import PickerSheet


class ShortTextSheet(PickerSheet):
    """Choices at the cursor: the text at the left, its short name at the right."""

    least_width = 460

    def hook(self) -> tuple[int, int, int]:
        """The line of the cursor; of a field of one line, the field."""
        left, top, bottom = super().hook()
        box = self._owner.bbox("insert") if isinstance(self._owner, tk.Text) else None
        if not box:
            return left, top, bottom
        return left + box[0], top + box[1], top + box[1] + box[3]
