"""The index follows the rows through every act, and is made anew from them."""

from collections.abc import Callable

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test

from db.choices import CaseStatus, Urgency
from db.commands.assistance import assign_benefit
from db.commands.calls import log_call
from db.commands.cases import assign_owner, change_status, close_case, edit_case, reopen_case
from db.commands.imports import begin_import, import_batch
from db.commands.maintenance import rebuild_search
from db.commands.referrals import mark_sent, refer_case
from db.commands.verification import verify_claim
from db.connection import Database
from db.errors import HotlineError
from db.queries import cases, users
from db.queries.checks import check
from db.records.people import Actor
from db.search import index
from tests.factories import assignment, call, closing, imported, referral, verification
from tests.reading import everything

NAMES = st.sampled_from(["", "Lan", "Nguyễn Thị Lan", "nguyen thi lan", "H'Hen Niê", "Y Blô"])
PHONES = st.sampled_from(["", "0912345678", "0905111222", "0262 385 2345"])
WORDS = st.sampled_from(["hết gạo", "Gạo, sữa!", "x", "lương tháng 8", "🍚", "ẩm ướt", "gạo gạo"])
EMPLOYERS = st.sampled_from(["", "Công ty Cà phê", "May Đắk Lắk"])
NEEDS = st.sampled_from([("food",), ("wages",), ("food", "lodging")])


class Desk(RuleBasedStateMachine):
    """Whatever acts are done in whatever order."""

    def __init__(self, database: Database) -> None:
        super().__init__()
        self.database = database
        self.actor = users.actor(database)
        self.codes: list[str] = []
        self.rows = 0

    def _tried(self, doing: Callable[[], object]) -> None:
        try:
            doing()
        except HotlineError as refusal:
            assert refusal.code in ("validation_failed", "not_allowed")

    @rule(name=NAMES, phone=PHONES, words=WORDS, employer=EMPLOYERS, needs=NEEDS)
    def new_case(
        self, name: str, phone: str, words: str, employer: str, needs: tuple[str, ...]
    ) -> None:
        draft = call(name=name, phone=phone, summary=words, employer=employer, needs=needs)
        self.codes.append(log_call(self.database, self.actor, draft).case_code)

    @precondition(lambda self: self.codes)
    @rule(data=st.data(), name=NAMES, phone=PHONES)
    def another_contact(self, data: st.DataObject, name: str, phone: str) -> None:
        code = data.draw(st.sampled_from(self.codes))
        log_call(self.database, self.actor, call(case_code=code, name=name, phone=phone))

    @precondition(lambda self: self.codes)
    @rule(data=st.data(), words=WORDS, needs=NEEDS, employer=EMPLOYERS)
    def edit(self, data: st.DataObject, words: str, needs: tuple[str, ...], employer: str) -> None:
        code = data.draw(st.sampled_from(self.codes))
        changes = {
            "summary": words,
            "needs": "|".join(needs),
            "employer": employer,
            "urgency": data.draw(st.sampled_from([*Urgency, "nonsense"])),
            "unit": data.draw(st.sampled_from(["", "BMT", "CUMGAR"])),
        }
        version = self.database.value("SELECT version FROM cases WHERE code = ?", [code])
        self._tried(lambda: edit_case(self.database, self.actor, code, changes, version))

    @precondition(lambda self: self.codes)
    @rule(data=st.data(), status=st.sampled_from(CaseStatus))
    def move(self, data: st.DataObject, status: CaseStatus) -> None:
        code = data.draw(st.sampled_from(self.codes))
        reason = data.draw(st.sampled_from([code, self.codes[0]]))
        self._tried(lambda: change_status(self.database, self.actor, code, status, reason))

    @precondition(lambda self: self.codes)
    @rule(data=st.data())
    def work(self, data: st.DataObject) -> None:
        code = data.draw(st.sampled_from(self.codes))
        database, actor = self.database, self.actor

        def send() -> None:
            mark_sent(database, actor, refer_case(database, actor, code, referral()), "hand", "ký")

        doing = data.draw(
            st.sampled_from(
                [
                    lambda: close_case(database, actor, code, closing()),
                    lambda: reopen_case(database, actor, code, "lại"),
                    lambda: assign_owner(database, actor, code, "canbo"),
                    lambda: verify_claim(database, actor, code, verification()),
                    lambda: assign_benefit(database, actor, code, assignment()),
                    send,
                ]
            )
        )
        self._tried(doing)

    @rule(name=NAMES, words=WORDS, employer=EMPLOYERS)
    def take_in(self, name: str, words: str, employer: str) -> None:
        run = begin_import(self.database, self.actor, "a.csv", "0" * 64, "p").id
        rows = [
            imported(f"{self.rows + step}", person_name=name, summary=words, employer=employer)
            for step in range(3)
        ]
        self.rows += 2
        import_batch(self.database, self.actor, run, rows, (self.rows, 0))

    def teardown(self) -> None:
        assert index.differences(self.database) == ()
        assert check(self.database).is_ok
        before = everything(self.database)
        index_before = before.pop("case_search"), before["case_phones"]
        rebuild_search(self.database, self.actor)
        after = everything(self.database)
        assert (after.pop("case_search"), after["case_phones"]) == index_before


def test_random_days_at_the_desk(new_office: Callable[[], Database]) -> None:
    run_state_machine_as_test(  # type: ignore[no-untyped-call]
        lambda: Desk(new_office()),
        settings=settings(max_examples=25, stateful_step_count=20, deadline=None),
    )


def test_an_edit_changes_what_is_found(database: Database, actor: Actor) -> None:
    code = log_call(database, actor, call(summary="xin gạo")).case_code
    edit_case(database, actor, code, {"summary": "xin thuốc", "employer": "Xí nghiệp Gỗ"}, 1)
    assert cases.search(database, "gao").total == 0
    assert cases.search(database, "ca phe").total == 0
    assert cases.search(database, "thuoc").total == 1
    assert cases.search(database, "xi nghiep go").total == 1


@pytest.mark.parametrize(
    "damage",
    [
        "DELETE FROM case_phones",
        "INSERT INTO case_search (case_search) VALUES ('delete-all')",
        "INSERT INTO case_search (rowid, words) VALUES (1, 'strange')",
        "UPDATE cases SET summary = 'hết sữa'",
    ],
)
def test_an_index_out_of_step_is_found_and_made_anew(
    damage: str, database: Database, actor: Actor
) -> None:
    for step in range(3):
        log_call(database, actor, call(name=f"Người {step}"))
    assert index.differences(database) == ()
    database.execute(damage)
    assert index.differences(database) != ()
    assert {problem.code for problem in check(database).problems} == {"search_differs"}
    steps: list[tuple[int, int]] = []
    count = rebuild_search(database, actor, lambda done, total: steps.append((done, total)))
    assert (count, steps) == (3, [(3, 3)])
    assert index.differences(database) == ()
    assert check(database).is_ok
