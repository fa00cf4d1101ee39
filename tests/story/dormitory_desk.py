"""The office of the story of the dormitory: its people, its clock, commands as they type them."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from tests.cli.conftest import Office
from tests.factories import vietnam

EMPLOYER = "Công ty TNHH Sợi Tơ Vàng"
WARD = "UBND phường Tân Lợi"
MEALS, HARDSHIP = "TLD-3089-2021", "TLD-2606-2021"
REPORT = (
    "Báo cáo của CĐCS về số lượng đoàn viên, NLĐ thực hiện “3 tại chỗ”, gửi công đoàn cấp trên "
    "trực tiếp cơ sở thẩm định, cấp kinh phí (Nơi đã có CĐCS)"
)
DORMITORY = ("H'Bia Êban", "Y Thu Niê", "Trần Thị Mai", "Lê Văn Sáu", "Võ Thị Bảy")
"""Who called, in their order: cases 1 to 5. Y Thu calls with the phone of H'Bia."""
PHONES = ("0912345678", "0912345678", "0912345603", "0912345604", "0912345605")
FACTS = (
    *("--fact", "employer_pays_union_fund=yes", "--fact", "three_on_site=yes"),
    *("--fact", "directive_16_area=yes"),
)


class DormitoryDesk:
    """Commands of the people of one office, at moments of the year 2021.

    Attributes:
        files: where papers, lists and exports are written.
        support: id of the meal money by number of the case.
        paper: id of the referral to the ward.
    """

    def __init__(self, home: Path, set_clock: Callable[[datetime], None]) -> None:
        self.office = Office(home)
        self.files = home / "papers"
        self.files.mkdir(parents=True)
        self.support: dict[int, str] = {}
        self.paper = ""
        self._set_clock = set_clock

    def at(self, month: int, day: int, hour: int, minute: int = 0) -> None:
        """Stop the clock at a moment of 2021, told as a clock in Viet Nam shows it."""
        self._set_clock(vietnam(2021, month, day, hour, minute))

    def json(self, user: str, *words: str) -> Any:
        """What a command of `user` answers; it has to succeed."""
        return self.office.json(*words, user=user)

    def refused(self, user: str, *words: str) -> str:
        """The words of a refusal."""
        outcome = self.office.run(*words, user=user)
        assert outcome.code == 2, outcome
        return outcome.err

    def file(self, name: str) -> str:
        """A path for a command to write."""
        return str(self.files / name)

    def case(self, number: int = 1) -> Any:
        """Everything about a case."""
        return self.json("canbo", "show", str(number))

    def open_office(self) -> None:
        """An office of four, which counts answers in three days and asks twice before closing."""
        office = ("--office", "BMT", "--name", "LĐLĐ thành phố Buôn Ma Thuột", "--user", "quantri")
        self.json("", "init", *office)
        for name, full_name, role in (
            ("truc", "Nguyễn Thị Trực", "operator"),
            ("canbo", "Phạm Văn Cán", "case_officer"),
            ("phutrach", "Lê Thị Phụ", "supervisor"),
        ):
            self.json("quantri", "add-user", name, "--full-name", full_name, "--role", role)
        self.json("quantri", "clocks", "--set", "answer_days=3")
        self.json("quantri", "approval-rules", "--closing", "yes")
        ward = ("--takes", "lương thực", "--phones", "0262 3852 345")
        self.json("quantri", "add-agency", WARD, *ward)

    def log(self, number: int, *more: str) -> Any:
        """The call of one of `DORMITORY`, whose employer must not know."""
        who = ("--name", DORMITORY[number - 1], "--phone", PHONES[number - 1])
        where = ("--employer", EMPLOYER, "--employer-must-not-know", "--consent", "spoken")
        return self.json("truc", "log-call", *who, *where, "--need", "food", *more)

    def assign(self, number: int, *more: str) -> Any:
        """Propose the meal money for a case; the event is that of 25/8/2021."""
        words = ("--benefit", "3089-AN", "--event", "25/8/2021", *FACTS, *more)
        return self.json("canbo", "assign", str(number), *words)["assignment"]
