"""The ledger, double help, papers and households by command."""

import pytest

ASSIGN = ("assign", "--benefit", "3089-AN", "--event", "30/8/2021")


@pytest.fixture
def second(office):
    """A second person on the number of the first, with a case of their own."""
    words = ("--phone", "0912345678", "--name", "Lê Hoa", "--summary", "Hết gạo", "--need", "food")
    return office.json("log-call", *words)["case"]["code"]


def test_double_help_is_refused_with_what_was_found(office, second):
    first = office.json(*ASSIGN, "BMT-2021-000001")["case"]["code"]
    refused = office.run(*ASSIGN, second)
    assert refused.code == 2
    assert first in refused.err
    assert "the same phone, the same benefit, the same event" in refused.err
    assert office.json("double-benefits")["doubles"] == []
    made = office.json(*ASSIGN, second, "--double-reason", "Hai người")
    assert made["assignment"]["double_reason"] == "Hai người"
    assert [one["other"]["case_code"] for one in made["doubles"]] == [first]
    (pair,) = office.json("double-benefits", "--programme", "TLD-3089-2021")["doubles"]
    assert {pair["asked"]["case_code"], pair["other"]["case_code"]} == {first, second}
    assert pair["who"] == ["same_phone"]
    assert office.json("double-benefits", "--programme", "TLD-2606-2021")["doubles"] == []


def test_the_ledger_of_a_case(office, tmp_path):
    paper = tmp_path / "xac nhan.txt"
    paper.write_text("ở trọ", "utf-8")
    office.done("attach", "1", str(paper))
    check = ("verify", "1", "--claim", "Ở trọ", "--method", "site_visit")
    office.done(*check, "--result", "true", "--evidence-file", "XAC NHAN.TXT")
    office.done(*check, "--result", "false", "--confidence", "low")
    office.done(
        "verify", "1", "--claim", "Có thai", "--method", "documents", "--result", "not_checked"
    )
    found = office.json("ledger", "1")
    assert found["counts"] == {"not_checked": 1, "disputed": 1}
    disputed = found["claims"][1]
    assert [one["result"] for one in disputed["checks"]] == ["false", "true"]
    assert disputed["checks"][1]["files"][0]["file_name"] == "xac nhan.txt"
    assert office.run(*check, "--result", "true", "--evidence-file", "không có").code == 2


def test_papers_and_the_budget(office):
    made = office.json("assign", "1", "--benefit", "23-IV-1T", user="hoa")["assignment"]
    listed = [title for title, _ in made["check_list"]["papers"]]
    ticked = office.json("assignment", made["id"], "papers", "--paper", listed[0], user="hoa")
    assert ticked["assignment"]["check_list"]["papers"][0] == [listed[0], True]
    assert office.run("assignment", made["id"], "papers", "--paper", "Sổ hộ khẩu").code == 2
    office.done("assignment", made["id"], "submit", user="hoa")
    approved = office.json("assignment", made["id"], "approve", user="nam")
    assert (approved["over_budget"], approved["doubles"]) == (0, [])


def test_a_household_and_the_number_of_the_card(office, second):
    office.done("person", "le hoa", "edit", "--set", "id_number=066 123 456 789")
    assert office.json("person", "le hoa")["person"]["id_number"] == "066123456789"
    assert office.run("person", "le hoa", "edit", "--set", "id_number=12").code == 2
    office.done("edit-user", "hoa", "--role", "provincial_reader")
    assert office.json("person", "le hoa", user="hoa")["person"]["id_number"] == "••• 789"
    assert "066123456789" not in office.done("person", "le hoa", user="hoa").out
    joined = office.json("household", "le hoa", "join", "--of", "tran van binh")
    assert [one["full_name"] for one in joined["household"]] == ["Trần Văn Bình"]
    assert office.run("household", "le hoa", "join").code == 2
    assert office.json("household", "le hoa", "leave")["household"] == []
    assert office.run("household", "le hoa", "leave").code == 2
