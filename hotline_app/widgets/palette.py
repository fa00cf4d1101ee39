"""The colours of the desk, light and dark; named by use, never by hue."""

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Tone:
    """Two colours that are readable together: a pill, a banner, a chart mark."""

    surface: str
    ink: str


@dataclass(frozen=True)
class Palette:
    """Every colour of one appearance.

    Attributes:
        page: behind the cards; card: behind text; field: inside fields.
        line: hair lines; edge: borders of fields and buttons.
        ink: text; quiet: text of less weight (4.5:1 on card and page); faint: disabled text.
        hover, chosen: rows under the pointer, selected rows; chosen_edge: their mark and the focus.
        nav...: the navigation at the left.
        act...: primary buttons at rest, under the pointer, pressed, and the text on them.
        soft, soft_hover: quiet surfaces (disabled fields, quiet buttons).
        problem, good, warn: words of errors, success and warnings on cards.
        tones: name -> pill colours.
    """

    page: str
    card: str
    field: str
    line: str
    edge: str
    ink: str
    quiet: str
    faint: str
    hover: str
    chosen: str
    chosen_edge: str
    nav: str
    nav_ink: str
    nav_on: str
    nav_hover: str
    nav_badge: str
    act: str
    act_hover: str
    act_pressed: str
    act_ink: str
    danger: str
    danger_hover: str
    soft: str
    soft_hover: str
    problem: str
    good: str
    warn: str
    tones: dict[str, Tone]

    def tone(self, name: str) -> Tone:
        """Return the pill colours of `name`; an unknown name gives the grey ones."""
        return self.tones.get(name, self.tones["grey"])


LIGHT: Final = Palette(
    page="#f5f7fa",
    card="#ffffff",
    field="#ffffff",
    line="#e2e8f0",
    edge="#c3cede",
    ink="#1e293b",
    quiet="#5b6b82",
    faint="#94a3b8",
    hover="#f1f5f9",
    chosen="#e0ecff",
    chosen_edge="#1f5fbf",
    nav="#12305e",
    nav_ink="#c7d7f0",
    nav_on="#1f4f94",
    nav_hover="#193d76",
    nav_badge="#dc2626",
    act="#1f5fbf",
    act_hover="#194fa0",
    act_pressed="#143f82",
    act_ink="#ffffff",
    danger="#c81e1e",
    danger_hover="#a51818",
    soft="#eef2f7",
    soft_hover="#e2e8f0",
    problem="#c81e1e",
    good="#15803d",
    warn="#a1570b",
    tones={
        "blue": Tone("#dbeafe", "#1d4ed8"),
        "amber": Tone("#fef3c7", "#92400e"),
        "violet": Tone("#ede9fe", "#6d28d9"),
        "red": Tone("#fee2e2", "#b91c1c"),
        "green": Tone("#dcfce7", "#166534"),
        "teal": Tone("#ccfbf1", "#115e59"),
        "grey": Tone("#e2e8f0", "#475569"),
    },
)

DARK: Final = Palette(
    page="#0f172a",
    card="#1a2438",
    field="#131d31",
    line="#2a364d",
    edge="#44536f",
    ink="#e2e8f0",
    quiet="#9fb0c8",
    faint="#64748b",
    hover="#202c44",
    chosen="#1e3a68",
    chosen_edge="#60a5fa",
    nav="#0b1120",
    nav_ink="#a9b8d0",
    nav_on="#1b2c4d",
    nav_hover="#141f38",
    nav_badge="#dc2626",
    act="#2f6fe0",
    act_hover="#4a86ee",
    act_pressed="#2563eb",
    act_ink="#ffffff",
    danger="#dc2626",
    danger_hover="#ef4444",
    soft="#22304a",
    soft_hover="#2b3b5a",
    problem="#f98080",
    good="#4ade80",
    warn="#fbbf24",
    tones={
        "blue": Tone("#1e3a5f", "#93c5fd"),
        "amber": Tone("#4a3410", "#fcd34d"),
        "violet": Tone("#372a63", "#c4b5fd"),
        "red": Tone("#571c1c", "#fca5a5"),
        "green": Tone("#143d29", "#86efac"),
        "teal": Tone("#134e4a", "#5eead4"),
        "grey": Tone("#2f3c55", "#b4c1d6"),
    },
)

PALETTES: Final = {"light": LIGHT, "dark": DARK}
