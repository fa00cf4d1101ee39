import re
from datetime import UTC, datetime

import pytest

from db.choices import AssignmentState, ReferralState, UnitKind, Verdict
from db.errors import (
    DatabaseBusy,
    DatabaseRefused,
    NotAllowed,
    NotFound,
    StaleRecord,
    ValidationFailed,
)
from db.queries.counts import COUNTED
from db.records.case_story import TimelineEntry
from db.records.programmes import CheckedCondition, CheckList
from db.rules.permissions import ALLOWED
from exports.errors import ExportCancelled, ExportRefused
from hotline_app import (
    i18n,
    labels,
    labels_acts,
    labels_problems,
    labels_refusals,
    labels_timeline,
)
from hotline_app.imports.refusals import REFUSAL_CODES, ImportRefused
from hotline_app.imports.reports import NOTING_CODES, REFUSING_CODES
from tests.cli import codes_in_sources as sources

PROBLEMS = labels_problems.PROBLEMS
OF_FIELDS = {code for _, code in labels_problems.PROBLEMS_OF_FIELDS}


@pytest.fixture(autouse=True, params=["vi", "en"])
def language(request):
    i18n.install(request.param)
    yield request.param
    i18n.install(i18n.DEFAULT_LANGUAGE)


def test_every_problem_of_a_field_has_words():
    codes = sources.problem_codes()
    assert {"not_a_day", "not_money", "summary_missing", "too_short", "consent_missing"} <= codes
    plain = {code for code in codes if "*" not in code}
    assert plain - PROBLEMS.keys() - OF_FIELDS == set()
    for pattern in codes - plain:
        shape = re.compile(pattern.replace("*", "[a-z_]+"))
        assert any(shape.fullmatch(code) for code in PROBLEMS), pattern


def test_every_state_that_is_asked_for_has_words():
    asked = [s for s in AssignmentState if s in ("proposed", "submitted", "approved")]
    asked += [s for s in ReferralState if s in ("prepared", "sent")]
    assert {f"not_{state}" for state in asked} <= PROBLEMS.keys()


def test_every_refusal_of_the_database_has_words():
    codes = sources.argument("DatabaseRefused", 0) | {"disk_full", "read_only", "damaged"}
    assert {"network_share", "newer_schema", "exists"} <= codes
    assert codes <= labels_refusals.DATABASES.keys()
    assert "PostgreSQL" in labels.refusal_words(DatabaseRefused("network_share", "N:\\x"))


def test_every_kind_of_missing_record_has_words():
    tables = sources.argument("NotFound", 0)
    assert "case" in tables
    assert tables <= labels_refusals.NOT_FOUND.keys()
    assert "BMT-9" in labels.refusal_words(NotFound("case", "BMT-9"))


def test_every_reason_of_a_missing_right_has_words():
    reasons = sources.argument("NotAllowed", 1) | {"role"}
    assert reasons == labels_refusals.NOT_ALLOWED.keys()
    for act in ALLOWED:
        assert act not in labels.refusal_words(NotAllowed(act))


def test_every_act_has_words():
    acts = ALLOWED.keys() | sources.argument("record", 2) | sources.argument("_audit", 1)
    assert "set_up_office" in acts
    assert acts <= labels_acts.ACTS.keys()


def test_every_refusal_of_files_has_words():
    assert sources.argument("ExportRefused", 0) <= labels_refusals.EXPORTS.keys()
    assert set(REFUSAL_CODES) == labels_refusals.IMPORTS.keys()
    assert {*REFUSING_CODES, *NOTING_CODES} == labels_refusals.ROWS.keys()
    assert "/x/y" in labels.refusal_words(ExportRefused("disk_full", "/x/y"))
    assert labels.refusal_words(ExportCancelled())
    assert "a, b" in labels.refusal_words(ImportRefused("missing_column", "f.csv", "a, b"))


def test_every_finding_of_a_check_has_words():
    steps = {
        code
        for node in sources.nodes(sources.ast.Assign)
        if getattr(node.targets[0], "id", "") == "steps"
        for pair in getattr(node.value, "elts", ())
        for code in sources.texts(getattr(pair, "elts", [None])[0])
    }
    assert {"file_damaged", "audit_broken"} <= steps
    assert {code for code in steps if "_" in code} <= labels_refusals.CHECKS.keys()
    assert set(COUNTED) <= labels_acts.COUNTS.keys()
    assert set(UnitKind) == labels_acts.UNIT_KINDS.keys()


def test_every_event_of_a_timeline_has_words():
    kinds = sources.argument("TimelineEntry", 1)
    assert {"contact", "status", "file"} <= kinds
    assert kinds <= labels_timeline.EVENTS.keys()
    fields = (("from", "new"), ("to", "closed"))
    entry = TimelineEntry(datetime(2021, 8, 30, tzinfo=UTC), "status", "Lan", "", fields)
    words = labels_timeline.event_words(entry)
    assert labels.word("status", "new") in words
    assert labels.word("status", "closed") in words


def test_problems_of_several_fields_are_said_one_per_line():
    error = ValidationFailed({"phone": "too_short", "summary": "summary_missing"})
    lines = labels.refusal_words(error).splitlines()
    assert len(lines) == 2
    assert lines[0].startswith(labels.field_words("phone") + ":")
    assert "too_short" not in lines[0]


def test_refusals_without_a_code_of_their_own_have_words():
    for error in (DatabaseBusy(), StaleRecord("case", "x", 1, 2)):
        assert labels.refusal_words(error)
        assert error.code not in labels.refusal_words(error)
    assert labels.refusal_words(ZeroDivisionError()) is None


def test_an_unknown_code_is_shown_and_nothing_breaks():
    assert "brand_new" in labels.problem_words("phone", "brand_new")
    assert "brand_new" in labels.refusal_words(DatabaseRefused("brand_new", "x"))
    assert labels.act_words("brand_new") == "brand_new"


def test_reasons_of_a_check_list_name_the_question(language):
    condition = CheckedCondition("c1", "f0", "Có phải F0?", "Is it F0?", "no", "failed")
    reasons = ("programme_not_in_force", "condition_failed:c1", "event_date_missing")
    check_list = CheckList(Verdict.NOT_ELIGIBLE, reasons, (condition,), None)
    words = [labels.reason_words(reason, check_list) for reason in reasons]
    assert ("Có phải F0?" if language == "vi" else "Is it F0?") in words[1]
    assert not set(words) & set(reasons)


def test_sentences_say_what_to_do():
    tables = (PROBLEMS, labels_problems.PROBLEMS_OF_FIELDS, labels_refusals.DATABASES)
    for table in tables:
        for code, sentence in table.items():
            assert sentence.endswith("."), code
            assert len(sentence.split()) >= 3, code
