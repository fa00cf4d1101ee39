"""Invented people and workplaces of the demonstration office.

The shares of family names follow what registers of Vietnamese names show (Nguyễn near 39 %);
phone numbers are taken from a block that nobody is given (0900 00x xxx).
"""

from dataclasses import dataclass
from random import Random
from typing import Final

_FAMILY: Final = (
    ("Nguyễn", 39), ("Trần", 11), ("Lê", 10), ("Phạm", 7), ("Hoàng", 5), ("Phan", 5), ("Vũ", 4),
    ("Đặng", 3), ("Bùi", 3), ("Đỗ", 2), ("Hồ", 2), ("Ngô", 2), ("Dương", 2), ("Lý", 1),
)  # fmt: skip
_MIDDLE_WOMEN: Final = ("Thị", "Thị Thu", "Thị Ngọc", "Kim", "Thị Hồng", "Thị Mỹ", "Thúy")
_MIDDLE_MEN: Final = ("Văn", "Hữu", "Đức", "Quốc", "Minh", "Xuân", "Thanh")
_GIVEN_WOMEN: Final = (
    "Lan", "Hương", "Hạnh", "Hoa", "Thảo", "Trang", "Nga", "Yến", "Phượng", "Duyên", "Ánh", "Mai",
    "Loan", "Hằng", "Quỳnh", "Linh",
)  # fmt: skip
_GIVEN_MEN: Final = (
    "Đức", "Hùng", "Dũng", "Tuấn", "Nam", "Long", "Sơn", "Phúc", "Tài", "Vinh", "Khánh", "Thắng",
    "Hải", "Quân", "Tú", "Bình",
)  # fmt: skip
_EDE_WOMEN: Final = ("H'Hen", "H'Maryam", "H'Liên", "H'Bla", "H'Nuôn")
_EDE_MEN: Final = ("Y Moan", "Y Jut", "Y Thinh", "Y Bhăm", "Y Krông")
_CLANS: Final = ("Niê", "Mlô", "Êban", "Kbuôr", "Ksơr", "Buôn Yă", "Êñuôl", "Ayŭn")
_EDE_SHARE: Final = 0.15

WORKPLACES: Final = (
    "Công ty TNHH May Cao Nguyên Xanh",
    "Công ty CP Chế biến Cà phê Ban Mai",
    "Công ty TNHH Gỗ Tây Nguyên Mới",
    "Công ty CP Cao su Hương Rừng",
    "Công ty TNHH Điện tử Sao Đỏ",
    "Công ty CP Thủy sản Hồ Lắk",
    "Công ty TNHH Bao bì Thành Tín",
    "Công ty CP Xây dựng Số Chín",
    "Công ty TNHH Giày da Bình Minh",
    "Hợp tác xã Nông nghiệp Đất Đỏ",
)
VILLAGES: Final = (
    "Khu trọ đường Y Wang, phường Buôn Ma Thuột",
    "Khu nhà trọ công nhân, KCN Hòa Phú, xã Hòa Phú",
    "Buôn Kô Tam, phường Tân An",
    "Tổ dân phố 4, phường Tân An",
    "Thôn 3, xã Hòa Phú",
    "Ký túc xá công ty, lô B2, KCN Hòa Phú",
)


@dataclass(frozen=True, slots=True)
class InventedPerson:
    """A worker who calls."""

    full_name: str
    phone: str
    sex: str
    birth_year: int
    workplace: str
    address: str


def invent_person(random: Random, serial: int) -> InventedPerson:
    """The `serial`-th worker: name, phone, year of birth, workplace and address."""
    is_woman = random.random() < 0.62
    return InventedPerson(
        full_name=_name(random, is_woman=is_woman),
        phone=f"0900{serial % 1_000_000:06d}",
        sex="female" if is_woman else "male",
        birth_year=random.randint(1972, 2005),
        workplace=random.choice(WORKPLACES),
        address=random.choice(VILLAGES),
    )


def _name(random: Random, *, is_woman: bool) -> str:
    if random.random() < _EDE_SHARE:
        given = random.choice(_EDE_WOMEN if is_woman else _EDE_MEN)
        return f"{given} {random.choice(_CLANS)}"
    weights = [weight for _, weight in _FAMILY]
    family = random.choices([name for name, _ in _FAMILY], weights)[0]
    middle = random.choice(_MIDDLE_WOMEN if is_woman else _MIDDLE_MEN)
    given = random.choice(_GIVEN_WOMEN if is_woman else _GIVEN_MEN)
    return f"{family} {middle} {given}"
