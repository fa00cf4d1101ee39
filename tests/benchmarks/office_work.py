"""What an office did with its cases in the years: written straight into a filled office.

Most cases are over; of the newest ones many are open, with officers, terms, things to do, letters
out and benefits proposed. The numbers are invented, their proportions are those of an office that
keeps up with its work.
"""

from typing import Final

from db.choices import Role
from db.commands.agencies import add_agency
from db.commands.users import add_user
from db.connection import Database
from db.queries import users
from db.records.offices import AgencyDraft
from db.records.people import UserDraft
from db.search import index

OPEN_SHARE: Final = 50
"""One case of so many is open."""
OFFICERS: Final = 8
AGENCIES: Final = 40
_NTH: Final = "CAST(substr(c.code, 10) AS INTEGER)"
"""Which case of its year it is: order numbers lie far apart."""
_STAMPS: Final = "office_id, version, created_at, created_by, updated_at, updated_by"
_STAMPED: Final = "c.office_id, 1, c.opened_at, c.opened_by, c.opened_at, c.opened_by"


def _moment(days: int) -> str:
    return f"strftime('%Y-%m-%dT%H:%M:%S.000Z', c.opened_at, '+{days} days')"


def _day(days: int) -> str:
    return f"strftime('%Y-%m-%d', c.opened_at, '+{days} days')"


_PLACED: Final = {"officers": "users", "bodies": "agencies", "chosen": "benefits"}
_OFFICER_OF: Final = f"(SELECT id FROM officers WHERE place = {_NTH} % {OFFICERS})"
_AGENCY_OF: Final = f"(SELECT id FROM bodies WHERE place = {_NTH} / 10 % {AGENCIES})"
_STATEMENTS: Final = (
    f"UPDATE cases AS c SET status = 'closed', outcome = CASE WHEN {_NTH} % 9 = 0 THEN 'unmet' "
    f"ELSE 'met' END, closed_at = {_moment(5)} WHERE number < ? AND closed_at IS NULL",
    f"UPDATE cases AS c SET answer_due_at = {_moment(7)}, owner_id = {_OFFICER_OF} "
    f"WHERE number < ? AND {_NTH} % 20 > 0",
    f"UPDATE cases AS c SET status = CASE {_NTH} % 4 WHEN 0 THEN 'new' WHEN 1 THEN 'verifying' "
    "WHEN 2 THEN 'in_progress' ELSE 'waiting_feedback' END, outcome = NULL, closed_at = NULL, "
    f"first_action_due_at = {_moment(1)}, verify_due_at = {_moment(3)}, "
    f"answer_due_at = {_moment(15)}, feedback_due_at = {_moment(20)}, "
    f"owner_id = CASE WHEN {_NTH} % 5 > 0 THEN {_OFFICER_OF} END WHERE number >= ?",
    f"INSERT INTO follow_ups (id, {_STAMPS}, case_id, what, assignee_id, needed_by, state, result, "
    "done_by, done_at, kind) "
    f"SELECT 'f' || c.id, {_STAMPED}, c.id, 'Gọi lại cho người lao động', {_OFFICER_OF}, "
    f"{_day(4)}, CASE WHEN c.closed_at IS NULL THEN 'open' ELSE 'done' END, '', NULL, NULL, "
    f"CASE WHEN {_NTH} % 3 = 0 THEN 'call_back' ELSE '' END FROM cases c WHERE {_NTH} % 5 = 0",
    f"INSERT INTO verifications (id, {_STAMPS}, case_id, claim, method, source, result, "
    f"confidence, evidence) SELECT 'v' || c.id, {_STAMPED}, c.id, 'Đang bị phong tỏa', "
    f"'local_authority', 'Tổ dân phố', 'true', 'high', '' FROM cases c WHERE {_NTH} % 3 = 0",
    f"INSERT INTO referrals (id, {_STAMPS}, case_id, agency_id, state, fields_sent, "
    "consent_override, request, document_number, sending_method, proof, sent_at, due_on, answer, "
    f"answered_at) SELECT 'r' || c.id, {_STAMPED}, c.id, {_AGENCY_OF}, "
    "CASE WHEN c.closed_at IS NULL THEN 'sent' ELSE 'answered' END, '', '', 'Đề nghị giải quyết', "
    f"'12/CV', 'post', '', {_moment(1)}, {_day(11)}, '', "
    f"CASE WHEN c.closed_at IS NULL THEN NULL ELSE {_moment(4)} END "
    f"FROM cases c WHERE {_NTH} % 10 = 0",
    f"INSERT INTO assignments (id, {_STAMPS}, case_id, person_id, benefit_id, state, check_list, "
    "verdict, amount_asked, amount_approved, amount_delivered, goods, submitted_at, decided_at, "
    f"decision_comment, delivered_at, receipt) SELECT 'a' || c.id, {_STAMPED}, c.id, c.person_id, "
    "b.id, CASE WHEN c.closed_at IS NULL THEN 'submitted' ELSE 'delivered' END, '', 'likely', "
    f"1000000, 1000000, 1000000, '', {_moment(1)}, {_moment(2)}, '', "
    f"CASE WHEN c.closed_at IS NULL THEN NULL ELSE {_moment(3)} END, '' FROM cases c "
    f"JOIN chosen b ON b.place = {_NTH} % (SELECT count(*) FROM chosen) WHERE {_NTH} % 7 = 0",
    f"INSERT INTO document_numbers (id, {_STAMPS}, direction, document_type, year, number, symbol, "
    "document_on, addressee, subject, case_id, referral_id, is_withdrawn, withdrawn_reason) "
    f"SELECT 'd' || r.id, {_STAMPED}, 'out', 'letter', 2025, r.rowid, r.rowid || '/CV', "
    f"{_day(1)}, 'UBND', 'Đề nghị giải quyết', c.id, r.id, 0, '' "
    "FROM referrals r JOIN cases c ON c.id = r.case_id",
    f"INSERT INTO feedbacks (id, {_STAMPS}, case_id, person_id, satisfaction, what_received, text, "
    f"consent_publish) SELECT 'b' || c.id, {_STAMPED}, c.id, c.person_id, 4, '', 'Cảm ơn', 'no' "
    f"FROM cases c WHERE {_NTH} % 5 = 1 AND c.closed_at IS NOT NULL",
    f"INSERT INTO addresses_given (id, {_STAMPS}, case_id, agency_id, note) SELECT 'g' || c.id, "
    f"{_STAMPED}, c.id, {_AGENCY_OF}, '' FROM cases c WHERE {_NTH} % 4 = 0",
    f"INSERT INTO policies_told (id, {_STAMPS}, case_id, programme_code, text) SELECT 'p' || c.id, "
    f"{_STAMPED}, c.id, '', 'Nghị quyết 68' FROM cases c WHERE {_NTH} % 4 = 1",
)


def work_through(database: Database, size: int) -> None:
    """Give a filled office of `size` cases its past."""
    actor = users.actor(database)
    for place in range(1, OFFICERS):
        add_user(
            database, actor, UserDraft(f"officer{place}", f"Cán bộ {place}", Role.CASE_OFFICER)
        )
    for place in range(AGENCIES):
        add_agency(database, actor, AgencyDraft(f"Cơ quan {place}"))
    first_open = database.value(
        "SELECT number FROM cases ORDER BY number DESC LIMIT 1 OFFSET ?", [size // OPEN_SHARE]
    )
    with database.writing():
        for table, source in _PLACED.items():
            database.execute(
                f"CREATE TEMP TABLE {table} AS "
                f"SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM {source}"
            )
        for sql in _STATEMENTS:
            database.execute(sql, [first_open] * sql.count("?"))
        for table in _PLACED:
            database.execute(f"DROP TABLE {table}")
        # The search knows the states of cases as well.
        index.rebuild(database)
