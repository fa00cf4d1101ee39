"""What is refused: exit 2, a sentence on the standard error, nothing else, nothing changed."""

import re
import sqlite3

import pytest

CODE = re.compile(r"\b[a-z]+_[a-z_]+\b")
CALL = ("log-call", "--summary", "x", "--need", "food")
PROPOSE = ("assign", "1", "--benefit", "3089-AN")

REFUSED = {
    "phone": (*CALL, "--phone", "091234"),
    "day": (*CALL, "--received", "31/2/2021"),
    "future": (*CALL, "--received", "1/1/2099"),
    "need": ("log-call", "--summary", "x", "--need", "yacht"),
    "no need": ("log-call", "--summary", "x"),
    "no summary": ("log-call", "--need", "food"),
    "channel": (*CALL, "--channel", "pigeon"),
    "unit": (*CALL, "--unit", "Atlantis"),
    "people": (*CALL, "--people", "nhiều"),
    "birth year": (*CALL, "--birth-year", "1800"),
    "agency given": (*CALL, "--address-given", "Không có"),
    "policy told": (*CALL, "--policy", "XYZ"),
    "case": ("show", "999"),
    "case of a call": ("log-call", "--case", "BMT-1999-000001", "--summary", "x"),
    "step": ("status", "1", "waiting_feedback"),
    "closing": ("status", "1", "closed"),
    "reason": ("status", "1", "withdrawn"),
    "itself": ("status", "1", "duplicate", "--reason", "1"),
    "unmet": ("close", "1", "--outcome", "unmet"),
    "open": ("reopen", "1", "--reason", "x"),
    "owner": ("own", "1", "nobody"),
    "note": ("note", "1", "  "),
    "follow-up": ("follow-up", "1", "x", "--by", "mai"),
    "follow-up id": ("follow-up-done", "abc", "--result", "x"),
    "claim": ("verify", "1", "--claim", " ", "--method", "documents", "--result", "true"),
    "address": ("give-address", "1", "--agency", "Không có"),
    "programme": ("tell-policy", "1", "--programme", "XYZ"),
    "policy": ("tell-policy", "1"),
    "benefit": ("assign", "1", "--benefit", "XYZ"),
    "fact": (*PROPOSE, "--fact", "age=7"),
    "fact shape": (*PROPOSE, "--fact", "age"),
    "fact value": (*PROPOSE, "--fact", "three_on_site=thỉnh thoảng"),
    "fact day": (*PROPOSE, "--fact", "event_on=thứ hai"),
    "event": (*PROPOSE, "--event", "30/2/2021"),
    "amount": (*PROPOSE, "--amount", "nhiều"),
    "ceiling": (*PROPOSE, "--amount", "9 tỷ"),
    "assignment": ("assignment", "abc", "submit"),
    "consent": ("refer", "2", "--agency", "BHXH thành phố", "--field", "employer"),
    "referral": ("referral", "abc", "acknowledged"),
    "method": ("referral", "abc", "sent"),
    "file": ("attach", "1", "/nowhere/x.jpg"),
    "agency name": ("add-agency", "BHXH thành phố"),
    "user": ("add-user", "lan", "--full-name", "Lan"),
    "user name": ("add-user", "chị lan", "--full-name", "Lan"),
    "week": ("export-week", "tuần này", "--out", "{folder}"),
    "week folder": ("export-week", "2021-W35", "--out", "{file}/x"),
    "paper": ("print-case", "1", "--out", "{folder}/no/a.pdf"),
    "card": ("quick-card", "--out", "{folder}/no/a.pdf"),
    "paper in the code": ("print-case", "1", "--out", "{code}/a.pdf"),
    "back-up": ("back-up", "{folder}/no/a.sqlite3"),
    "day of units": ("units", "--on", "x"),
    "programme shown": ("programmes", "XYZ"),
    "programme checked": ("check-programme", "XYZ"),
    "programme to show": ("programme", "show", "XYZ"),
    "programme unnamed": ("programme", "edit"),
    "programme without file": ("programme", "add"),
    "programme file": ("programme", "add", "--file", "{folder}/no.json"),
    "programme no JSON": ("programme", "add", "--file", "{file}"),
    "agency unknown": ("agency", "assure", "Không có"),
    "agency reason": ("agency", "withdraw", "BHXH thành phố"),
    "card need": ("add-answer-card", "a", "b", "--need", "gold"),
    "card day": ("answer-cards", "--on", "x"),
    "notice day": ("add-notice", "a", "b", "--from", "2/1/2021", "--to", "1/1/2021"),
    "card unknown": ("withdraw", "answer-card", "abc", "--reason", "x"),
    "need searched": ("search", "--need", "XYZ"),
    "unit searched": ("search", "--unit", "XYZ"),
    "import file": ("import-calls", "{folder}/no.csv", "--preset", "myla311"),
    "import preset": ("import-calls", "{file}", "--preset", "none"),
    "import mapping": ("import-calls", "{file}"),
    "import columns": ("import-calls", "{file}", "--preset", "myla311"),
    "refused rows": ("import-calls", "{file}", "--preset", "myla311", "--refused", "{file}/x"),
    "office": ("init", "--office", "BMT", "--name", "x"),
    "office code": ("init", "--office", "B-M", "--name", "x"),
    "demo folder": ("demo", "--dir", "{file}/x"),
    "unknown command": ("sho", "1"),
    "unknown option": ("show", "1", "--colour", "red"),
    "missing option": ("close", "1"),
    "missing argument": ("show",),
    "option without value": ("close", "1", "--outcome"),
    "switch with value": ("check", "--rebuild=yes"),
    "unknown choice": ("close", "1", "--outcome", "good"),
    "number": ("search", "--limit", "many"),
    "number out of range": ("search", "--limit", "0"),
    "too many words": ("show", "1", "2"),
}


@pytest.fixture
def places(tmp_path):
    from tests.cli.conftest import HOUSE

    file = tmp_path / "log.csv"
    file.write_text("a,b\n1,2\n", "utf-8")
    return {"file": file, "folder": tmp_path, "code": HOUSE / "exports"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", REFUSED)
def test_refused_in_words_and_nothing_changed(name, language, office, places):
    before = office.contents()
    words = [word.format(**places) for word in REFUSED[name]]
    outcome = office.run(*words, *(["--json"] if language == "vi" else []), language=language)
    assert outcome.code == 2, outcome
    assert outcome.out == ""
    sentence = outcome.err.strip()
    assert sentence.endswith((".", "?")), sentence
    assert "Traceback" not in sentence
    # Words, not codes; a mapping is named and written in codes, and so is a fact.
    codes = {*CODE.findall(sentence)} - {"union_member"}
    assert name.startswith("import") or not codes, sentence
    assert office.contents() == before


def test_languages_differ(office):
    vietnamese = office.run("show", "999", language="vi").err
    english = office.run("show", "999", language="en").err
    assert vietnamese.startswith("Không có vụ việc 999")
    assert english.startswith("There is no case 999")


def test_every_problem_is_named_at_once(office):
    outcome = office.run("log-call", "--phone", "091", "--received", "x", "--birth-year", "1700")
    assert len(outcome.err.strip().splitlines()) == 5


def test_near_commands_are_offered(office):
    assert "search" in office.run("serch").err
    assert "log-call" in office.run("log-cal").err


@pytest.mark.parametrize(
    ("user", "words"),
    [
        ("tu", ("close", "1", "--outcome", "met")),
        ("hoa", ("add-user", "x", "--full-name", "X")),
        ("hoa", ("check", "--rebuild")),
        ("tu", ("check-programme", "TLD-3089-2021")),
    ],
)
def test_rights_are_refused_in_words(office, user, words):
    before = office.contents()
    outcome = office.run(*words, user=user, language="vi")
    assert outcome.code == 2
    assert outcome.err.startswith("Vai trò của bạn")
    assert office.contents() == before


def test_who_proposed_does_not_approve(office):
    made = office.json(*PROPOSE, user="nam")["assignment"]["id"]
    assert "approved" not in office.run("assignment", made, "approve", user="nam").err
    office.done("assignment", made, "submit", user="nam")
    outcome = office.run("assignment", made, "approve", user="nam")
    assert outcome.code == 2
    assert "may not decide" in outcome.err


def test_an_unknown_user_is_refused(office):
    assert office.run("users", user="ghost").err.startswith("There is no active user ghost")


def test_a_finished_case_says_reopen(office):
    office.done("close", "1", "--outcome", "met")
    outcome = office.run("verify", "1", "--claim", "x", "--method", "documents", "--result", "true")
    assert outcome.code == 2
    assert "Reopen it first" in outcome.err


class TestDatabases:
    def test_missing(self, office):
        office.database.unlink()
        outcome = office.run("users")
        assert outcome.code == 2
        assert "hotline init" in outcome.err
        assert not office.database.exists()

    def test_not_a_database(self, office):
        office.database.write_text("xin chào " * 100, "utf-8")
        assert "is not a database" in office.run("users").err

    def test_cut_short(self, office):
        with office.database.open("r+b") as file:
            file.truncate(office.database.stat().st_size // 2)
        assert "damaged" in office.run("users").err

    def test_of_another_program(self, office):
        office.database.unlink()
        connection = sqlite3.connect(office.database)
        connection.execute("CREATE TABLE songs (name)")
        connection.close()
        assert "another program" in office.run("users").err

    def test_without_an_office(self, office):
        office.database.write_bytes(b"")
        assert "no office" in office.run("users").err

    def test_newer(self, office):
        connection = sqlite3.connect(office.database)
        with connection:
            connection.execute("INSERT INTO schema_migrations VALUES (99, 'x', '2099-01-01')")
        connection.close()
        assert "newest version" in office.run("users").err

    def test_unknown_engine(self, office):
        outcome = office.run("--database", "mysql://u:geheim@host/x", "users")
        assert "mysql" in outcome.err
        assert "geheim" not in outcome.err


def test_verbose_adds_the_codes(office):
    outcome = office.run("--verbose", "log-call", "--phone", "091")
    assert "too_short" in outcome.err
    assert outcome.code == 2
