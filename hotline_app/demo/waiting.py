"""What waits on the demonstration desk: terms that pause, proposals for a second person."""

from datetime import timedelta

from db.clock import from_text
from db.commands import approvals, case_clocks
from db.connection import Database
from db.records.case_clocks import ExtensionDraft
from db.records.documents import DocumentDraft
from db.records.drafts import ClosingDraft
from db.rules.days import format_day, vietnam_day
from hotline_app.demo.history import Staff

_TWO_WEEKS = timedelta(days=14)
_IN_WORK = (
    "SELECT code FROM cases WHERE closed_at IS NULL AND status = 'in_progress' "
    "ORDER BY number DESC LIMIT 5"
)


def leave_waiting(database: Database, staff: Staff) -> None:
    """Let the newest cases in work wait, each for something else; a small office has fewer."""
    acts = (_closing, _letter, _rejected, _paused, _extended)
    for act, (code,) in zip(acts, database.rows(_IN_WORK), strict=False):
        act(database, staff, code)


def _closing(database: Database, staff: Staff, code: str) -> None:
    draft = ClosingDraft("met", lessons="Gọi công đoàn cơ sở ngay trong buổi đầu")
    said = "Đã gọi lại, người lao động xác nhận đã nhận đủ."
    approvals.propose_closing(database, staff.officer, code, draft, said)


def _letter(database: Database, staff: Staff, code: str) -> None:
    subject = "V/v đề nghị xem xét, giải quyết quyền lợi của người lao động"
    draft = DocumentDraft(party="Sở Nội vụ", subject=subject, case_code=code)
    said = "Gửi trong tuần này."
    approvals.propose_letter(database, staff.officer, "referral_letter", draft, said)


def _rejected(database: Database, staff: Staff, code: str) -> None:
    made = approvals.propose_closing(database, staff.officer, code, ClosingDraft("met"))
    said = "Chưa hỏi lại người lao động; hỏi rồi hãy đóng."
    approvals.reject_proposal(database, staff.supervisor, made, said)


def _paused(database: Database, staff: Staff, code: str) -> None:
    said = "Chờ công ty gửi bảng lương"
    case_clocks.pause_terms(database, staff.officer, code, said)


def _extended(database: Database, staff: Staff, code: str) -> None:
    due_at = database.value("SELECT answer_due_at FROM cases WHERE code = ?", [code])
    last_day = vietnam_day(from_text(due_at)) + _TWO_WEEKS
    draft = ExtensionDraft("answer", format_day(last_day), "Phải làm việc với nhiều bên")
    case_clocks.extend_term(database, staff.supervisor, code, draft)
