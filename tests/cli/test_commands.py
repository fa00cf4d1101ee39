"""Every command: in words and as JSON, in Vietnamese and in English."""

import json
from datetime import date, timedelta

import pytest
from PIL import Image
from pypdf import PdfReader

from hotline_app.cli.group import hotline
from tests.cli.command_words import (
    BEFORE,
    CASE,
    COMMANDS,
    FOLLOW,
    MAPPING,
    PREPARED,
    PROPOSE,
    REFER,
)


@pytest.fixture
def places(tmp_path):
    log = tmp_path / "log.csv"
    log.write_text("Ngày,SĐT,Việc\n30/08/2021 08:00,0912345678,Hỏi lương\nhôm nay,,x\n", "utf-8")
    mapping = tmp_path / "mapping.json"
    mapping.write_text(json.dumps(MAPPING, ensure_ascii=False), "utf-8")
    chat = tmp_path / "chat.txt"
    chat.write_text("[10:23, 30/8/2021] Lan Nguyễn: nhà em hết gạo, sđt 0912345678", "utf-8")
    programme = tmp_path / "programme.json"
    programme.write_text('{"number": "15/KH", "title": "Gạo", "level": "own"}', "utf-8")
    picture = tmp_path / "gao.png"
    Image.new("RGB", (60, 40), "white").save(picture)
    return {
        "picture": str(picture),
        "file": str(log),
        "mapping": str(mapping),
        "chat": str(chat),
        "folder": str(tmp_path),
        "programme": str(programme),
    }


def words_of(name, office, places):
    made = {"id": ""}
    if name == "undo-hand-over":
        office.done(*FOLLOW)
    if name in BEFORE:
        value = office.json(*(word.format(**places) for word in BEFORE[name]))
        kinds = ("person", "employer", *(k for k in value if k != "case"))
        made["id"] = next((value[k]["id"] for k in kinds if "id" in (value.get(k) or ())), "")
    if name in ("remind", "referral-failed"):
        office.done("referral", made["id"], "sent", "--method", "hand", "--proof", "Ký nhận")
        late = (date.today() - timedelta(days=1)).strftime("%d/%m/%Y")
        office.done("referral", made["id"], "acknowledged", "--promised", late)
    if name.endswith(("delivery-list", "delivery-lists")):
        made["id"] = list_to_sign(office, is_made=name != "make-delivery-list")
    for words in PREPARED.get(name, ()):
        value = office.json(*(word.format(**places, **made) for word in words))
        made["code"] = (value.get("case") or {}).get("code", "")
    if name in ("approve", "reject", "withdraw-proposal"):
        made["id"] = office.json("approvals")["approvals"][0]["id"]
    if name in ("look-inside", "restore"):
        office.done("back-up", places["folder"] + "/copy.sqlite3")
    first = ["--database", places["folder"] + "/new.sqlite3"] if name == "init" else []
    # Only who proposed may take it back.
    first = ["--as", "hoa"] if name == "withdraw-proposal" else first
    return [*first, name, *(word.format(**places, **made) for word in COMMANDS[name])]


def list_to_sign(office, *, is_made=True):
    """Support that is approved; on a list whose id is given, or on none."""
    support = office.json(*PROPOSE, user="hoa")["assignment"]["id"]
    office.done("assignment", support, "submit", user="hoa")
    office.done("assignment", support, "approve", user="nam")
    return office.json("make-delivery-list", "--title", "Đợt 1")["list"]["id"] if is_made else ""


def test_the_table_knows_every_command():
    # A call opens a window: its tests are those of the second start.
    assert COMMANDS.keys() == hotline.commands.keys() - {"call"}


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_in_words(name, language, office, places):
    outcome = office.run(*words_of(name, office, places), language=language)
    assert outcome.code == 0, outcome.err
    assert outcome.out.strip()
    # Wordings have fields on purpose: an office writes them.
    assert "{" not in outcome.out.replace("{}", "") or name == "wording"


@pytest.mark.parametrize("name", COMMANDS)
def test_as_json(name, office, places):
    outcome = office.run(*words_of(name, office, places), "--json", language="vi")
    assert outcome.code == 0, outcome.err
    assert isinstance(outcome.json, dict)
    assert all(key == key.lower() and " " not in key for key in outcome.json)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("name", COMMANDS)
def test_help(name, language, home):
    from tests.cli.conftest import Office

    outcome = Office(home).run(name, "--help", language=language)
    assert outcome.code == 0
    assert ("Cách dùng:" if language == "vi" else "Usage:") in outcome.out
    assert ("Tùy chọn:" if language == "vi" else "Options:") in outcome.out
    assert not home.exists()


def test_json_before_the_name_is_the_same(office):
    assert office.run("--json", "users").json == office.run("users", "--json").json


def test_what_logging_a_call_answers(office):
    words = ("log-call", "--phone", "0987654321", "--name", "H Lan", "--summary", "x")
    first = office.json(*words, "--need", "food", "--key", "k1")
    assert first["is_new"] is True
    assert first["case"]["code"].startswith("BMT-")
    assert first["person"]["name"] == "H Lan"
    assert first["person"]["phone"] == "+84987654321"
    again = office.json(*words, "--need", "food", "--key", "k1")
    assert again["is_new"] is False
    assert again["contact"]["id"] == first["contact"]["id"]
    assert again["case"] == first["case"]


def test_a_contact_without_a_matter_makes_no_case(office):
    logged = office.json("log-call", "--non-case", "silent", "--phone", "0987654321")
    assert logged["case"] is None
    assert office.json("check")["counts"]["cases"] == 2


def test_a_contact_joins_a_case_by_the_end_of_its_code(office):
    logged = office.json("log-call", "--case", "1", "--summary", "Gọi lại")
    assert logged["case"]["code"] == CASE
    assert logged["is_new_case"] is False
    assert len(office.json("show", "bmt-2021-000001")["contacts"]) == 2


def test_moments_in_json_are_utc(office):
    assert office.json("show", "1")["case"]["opened_at"] == "2021-08-30T07:30:00Z"
    assert "30/08/2021 14:30" in office.done("show", "1").out


def test_searching_filters_and_counts(office):
    assert [row["code"] for row in office.json("search", "345678")["cases"]] == [CASE]
    assert office.json("search", "--need", "food")["total"] == 1
    assert office.json("search", "--status", "closed")["total"] == 0
    assert office.json("search", "--urgency", "normal", "--limit", "1")["total"] == 2
    assert office.json("search", "--unit", "LĐLĐ thành phố Buôn Ma Thuột")["total"] == 0
    assert "1 shown of 2" in office.done("search", "--limit", "1").out


def test_the_check_list_gives_its_reasons(office):
    facts = ("--fact", "directive_16_area=không", "--fact", "three_on_site=có")
    answer = office.json(*PROPOSE, *facts, "--event", "30/8/2021")["assignment"]
    states = {c["fact"]: c["state"] for c in answer["check_list"]["conditions"]}
    assert states["three_on_site"] == "met"
    assert states["directive_16_area"] == "failed"
    assert states["employer_pays_union_fund"] == "missing"
    assert answer["check_list"]["verdict"] == "not_eligible"
    shown = office.done("show", "1").out
    assert "✗ Is the firm in a province under Directive 16" in shown
    assert "1.000.000 đ" in shown


def test_support_goes_through_all_its_steps(office):
    made = office.json(*PROPOSE, user="hoa")["assignment"]["id"]
    office.done("assignment", made, "submit", user="hoa")
    approved = office.json("assignment", made, "approve", "--amount", "800k", user="nam")
    assert approved["assignment"]["amount_approved"] == 800_000
    given = office.json("assignment", made, "deliver", "--receipt", "PC 12", user="hoa")
    assert given["assignment"]["state"] == "delivered"
    assert given["assignment"]["amount_delivered"] == 800_000


def test_support_can_be_rejected(office):
    made = office.json(*PROPOSE, user="hoa")["assignment"]["id"]
    office.done("assignment", made, "submit", user="hoa")
    words = ("assignment", made, "reject", "--comment", "Hết hạn")
    assert office.json(*words, user="nam")["assignment"]["state"] == "rejected"


@pytest.mark.parametrize("end", ["answered", "refused", "no-answer"])
def test_a_referral_goes_through_all_its_steps(office, end):
    made = office.json(*REFER, "--field", "name", "--field", "summary")["referral"]["id"]
    office.done("referral", made, "sent", "--method", "email", "--proof", "Thư 3/9")
    office.done("referral", made[-8:], "acknowledged")
    office.done("referral", made, end, "--answer", "Đã giải quyết")
    referral = office.json("show", "1")["referrals"][0]
    assert referral["state"] == end.replace("-", "_")
    assert referral["fields_sent"] == ["name", "summary"]


def test_the_words_of_one_programme(office):
    out = office.done("programmes", "TLD-3089-2021").out
    assert "3089-AN" in out
    assert "not yet checked against the official text" in out
    office.done("check-programme", "TLD-3089-2021")
    shown = office.json("programmes", "TLD-3089-2021")["programme"]
    assert shown["checked_on"] is not None


def test_printing_writes_pdf(office, tmp_path):
    one = tmp_path / "one.pdf"
    assert office.json("print-case", "1", "--out", str(one))["size"] == one.stat().st_size
    assert one.read_bytes().startswith(b"%PDF")


@pytest.mark.parametrize(
    ("language", "words"), [("vi", "Ghi nhận một cuộc gọi"), ("en", "Logging")]
)
def test_the_quick_card_is_one_page_in_the_language_asked_for(office, tmp_path, language, words):
    card = tmp_path / "card.pdf"
    office.done("edit-office", "--phone", "0262 3999 999")
    assert office.run("quick-card", "--out", str(card), language=language).code == 0
    (page,) = PdfReader(card).pages
    assert words in page.extract_text()
    assert "0262 3999 999" in page.extract_text()


def test_the_weekly_folder(office, tmp_path):
    written = office.json("export-week", "1/9/2021", "--out", str(tmp_path / "out" / "weeks"))
    assert written["week"] == "2021-W35"
    assert written["counts"]["cases"] == 2
    assert {*map(str, (tmp_path / "out" / "weeks" / "BMT-2021-W35").iterdir())} == {
        *written["files"]
    }


def test_a_back_up_is_an_office_of_its_own(office, tmp_path):
    copy = tmp_path / "copy.sqlite3"
    office.done("back-up", str(copy))
    assert office.json("--database", str(copy), "show", "1")["case"]["code"] == CASE


def test_the_user_of_the_environment_acts(office, monkeypatch):
    monkeypatch.setenv("HOTLINE_USER", "hoa")
    office.done("note", "1", "Của Hoa")
    assert office.json("show", "1")["notes"][0]["written_by"] == "Lê Thị Hoa"
    office.done("note", "1", "Của Tú", user="tu")
    assert office.json("show", "1")["notes"][1]["written_by"] == "Võ Văn Tú"


def test_the_database_of_the_environment_is_used(office, home, monkeypatch):
    other = home / "other.sqlite3"
    office.database.rename(other)
    assert office.run("users").code == 2
    monkeypatch.setenv("HOTLINE_DATABASE", str(other))
    assert office.run("users").code == 0


def test_the_language_of_the_environment_is_used(office, monkeypatch):
    from click.testing import CliRunner

    assert "Vụ việc" in CliRunner().invoke(hotline, ["search"]).stdout
    monkeypatch.setenv("HOTLINE_LANGUAGE", "en")
    assert "Case" in CliRunner().invoke(hotline, ["search"]).stdout


def test_a_programme_goes_out_and_comes_back_as_a_file(office, tmp_path):
    file = tmp_path / "programme.json"
    file.write_text(office.done("programme", "show", "TTG-28-2021").out, "utf-8")
    before = office.json("programmes", "TTG-28-2021")["programme"]
    office.done("programme", "edit", "TTG-28-2021", "--file", str(file))
    after = office.json("programmes", "TTG-28-2021")["programme"]
    assert {**after, "version": 1} == {**before, "version": 1}


def test_the_next_version_of_a_programme(office, tmp_path):
    draft = office.json("programme", "next", "TLD-3089-2021")["programme"]
    draft |= {"number": "3090/QĐ-TLĐ", "valid_from": "01/10/2021", "budget": 500_000_000}
    file = tmp_path / "next.json"
    file.write_text(json.dumps(draft, ensure_ascii=False), "utf-8")
    made = office.json("programme", "add", "--file", str(file))["programme"]
    assert made["replaces"] == ["TLD-3089-2021"]
    shown = office.json("programmes", made["code"])
    assert (shown["left"], shown["money"]["cases"]) == (500_000_000, 0)
    assert "500.000.000" in office.done("programmes", made["code"]).out
    before = office.json("programmes", "TLD-3089-2021")["programme"]
    assert before["valid_to"] == "2021-09-30"


@pytest.mark.parametrize(
    "content",
    [
        "[]",
        "{}",
        '{"number": "1"}',
        '{"number": "1", "title": "a", "colour": "red"}',
        '{"number": "1", "title": true}',
        '{"number": "1", "title": "a", "benefits": {}}',
        '{"number": "1", "title": "a", "benefits": [{"kind": "loan"}]}',
        '{"number": "1", "title": "a", "amends": ["X"]}',
        '{"number": "1", "title": "a", "benefits": [{"who": "b", "is_once": 1}]}',
        "[" * 100_000,
    ],
)
def test_a_file_that_is_no_programme_is_refused(office, tmp_path, content):
    file = tmp_path / "wrong.json"
    file.write_text(content, "utf-8")
    outcome = office.run("programme", "add", "--file", str(file))
    assert outcome.code == 2
    assert outcome.err.strip().endswith(".")


def test_an_address_is_kept_right(office):
    office.done("agency", "edit", "BHXH thành phố", "--aliases", "Bảo hiểm thành phố")
    agency = office.json("agency", "assure", "bao hiem thanh pho")["agency"]
    assert (agency["takes"], agency["version"]) == ("BHXH", 3)
    office.done("agency", "withdraw", "BHXH thành phố", "--reason", "Sáp nhập")
    assert not office.json("agencies")["agencies"][0]["is_active"]


def test_cards_by_need_and_withdrawn(office):
    card = office.json("add-answer-card", "Gạo?", "Gọi phường", "--need", "food")["answer_card"]
    found = office.json("answer-cards", "--need", "food", "--on", "1/1/2099")["answer_cards"]
    assert card["id"] in [one["id"] for one in found]
    assert office.json("answer-cards", "gao")["answer_cards"][0]["id"] == card["id"]
    office.done("withdraw", "answer-card", card["id"], "--reason", "Cũ")
    assert office.json("answer-cards", "gao phuong")["answer_cards"] == []
