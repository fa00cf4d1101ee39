"""Vietnamese prefixes that were renumbered, and the numbers everybody knows."""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

# Area codes until 2017 that no mobile number uses today, with the code that took over
# (decision 2036/QD-BTTTT). The old codes rest on memory, so a person is always asked.
# Old code -> (new code, digits of the number behind the code).
OLD_AREAS: Mapping[str, tuple[str, int]] = MappingProxyType(
    {
        "0500": ("0262", 7),  # Đắk Lắk
        "0501": ("0261", 7),  # Đắk Nông
        "057": ("0257", 7),  # Phú Yên
        "063": ("0263", 7),  # Lâm Đồng
        "04": ("024", 8),  # Hà Nội
    }
)

# Area codes until 2017 that read as a mobile number today: (new code or None when unsure, digits).
SHADOWED_AREAS: Mapping[str, tuple[str | None, int]] = MappingProxyType(
    {
        "08": ("028", 8),  # Hồ Chí Minh
        "058": ("0258", 7),  # Khánh Hòa
        "059": ("0269", 7),  # Gia Lai
        **dict.fromkeys(
            # Quảng Ninh, Thái Bình, Thanh Hóa, Nghệ An, Hà Tĩnh, Quảng Bình, Bình Định,
            # Vĩnh Long, An Giang, Kiên Giang, Sóc Trăng
            ("033", "036", "037", "038", "039", "052", "056", "070", "076", "077", "079"),
            (None, 7),
        ),
    }
)

# Children, police, fire, ambulance, search and rescue, public service desks.
SHORT_CODES = frozenset({"111", "112", "113", "114", "115", "1022"})


@cache
def phone_table() -> Mapping[str, str]:
    """Give the mobile prefixes of the 2018 renumbering.

    Returns:
        Old four-digit prefix of an eleven-digit number -> new three-digit prefix, 21 pairs. The
        last seven digits of the number stayed the same.
    """
    source = files("db.reference") / "phone_prefixes_2018.csv"
    lines = source.read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(line for line in lines if not line.startswith("#"))
    return MappingProxyType({row["old_prefix"]: row["new_prefix"] for row in rows})
