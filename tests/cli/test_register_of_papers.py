"""The register of papers and official papers from the command line."""

import json

import pytest


def refer(office):
    words = ("--agency", "BHXH thành phố", "--request", "Chốt sổ", "--field", "name")
    office.done("refer", "1", *words)


def test_numbers_are_issued_listed_withdrawn_and_printed(office, tmp_path):
    first = office.json("issue-number", "--to", "UBND", "--subject", "V/v gạo", "--case", "1")
    assert first["document"]["symbol"] == "01/LĐLĐ"
    assert first["document"]["case_code"].endswith("000001")
    office.done("issue-number", "--type", "report", "--subject", "Báo cáo tuần")
    came = office.json(
        "register-incoming", "--from", "UBND", "--subject", "Trả lời", "--symbol", "45/UBND-VP"
    )
    assert came["document"]["number"] == 1
    listed = office.done("documents").out
    for words in ("01/LĐLĐ", "01/BC-LĐLĐ", "45/UBND-VP"):
        assert words in listed
    office.done("withdraw-number", first["document"]["id"][-8:], "--reason", "in sai")
    assert "in sai" in office.done("documents", "--withdrawn").out
    again = office.run("withdraw-number", "01/LĐLĐ", "--reason", "in sai")
    assert again.code == 2
    assert "withdrawn already" in again.err
    path = tmp_path / "so.pdf"
    office.done("documents", "--direction", "out", "--out", str(path))
    assert path.read_bytes().startswith(b"%PDF")


def test_an_operator_gives_no_numbers(office):
    refused = office.run("issue-number", "--subject", "x", user="tu")
    assert refused.code == 2
    assert office.done("documents").out.strip() == "The register is empty."


def test_a_paper_takes_one_number_and_keeps_it(office, tmp_path):
    refer(office)
    path = tmp_path / "phieu.pdf"
    words = ("paper", "referral_slip", "1", "--out", str(path))
    assert office.json(*words)["number"] == ""
    assert office.json(*words, "--number")["number"] == "01/PC-LĐLĐ"
    assert office.json(*words, "--number")["number"] == "01/PC-LĐLĐ"
    assert office.json(*words)["number"] == "01/PC-LĐLĐ"
    shown = office.json("show", "1")["referrals"][0]
    assert shown["document_number"] == "01/PC-LĐLĐ"
    assert office.json("show", "1")["referrals"][0]["document_number"] == "01/PC-LĐLĐ"
    assert len(office.json("documents")["documents"]) == 1


def test_a_paper_that_cannot_be_written_takes_no_number(office, tmp_path):
    nowhere = str(tmp_path / "none" / "phieu.pdf")
    assert office.run("paper", "intake_slip", "1", "--out", nowhere, "--number").code == 2
    assert office.json("documents")["documents"] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("paper", "intake_slip", "1", "--out", "a.txt"), ".pdf or .docx"),
        (("paper", "referral_slip", "1", "--out", "a.pdf"), "no referral"),
        (("wording", "reminder", "--file", "nowhere.json"), "cannot be read"),
    ],
)
def test_refusals_say_what_to_do(office, words, said):
    refused = office.run(*words)
    assert refused.code == 2
    assert said in refused.err


def test_several_referrals_need_a_name(office, tmp_path):
    refer(office)
    refer(office)
    path = str(tmp_path / "a.pdf")
    assert "several referrals" in office.run("paper", "referral_slip", "1", "--out", path).err
    first = office.json("show", "1")["referrals"][0]["id"]
    office.done("paper", "referral_slip", "1", "--out", path, "--referral", first[-8:])


def test_the_words_of_a_paper_are_the_offices_own(office, tmp_path):
    shown = office.json("wording", "answer_slip")["wording"]
    assert "{case}" in "".join(shown["opening"])
    path = tmp_path / "words.json"
    path.write_text(json.dumps({"closing": ["Chào {office}."], "symbol": "TL-{symbol}"}))
    saved = office.json("wording", "answer_slip", "--file", str(path))["wording"]
    assert saved["closing"] == ["Chào {office}."]
    assert saved["opening"] == shown["opening"]
    out = tmp_path / "tra-loi.pdf"
    made = office.json("paper", "answer_slip", "1", "--out", str(out), "--number")
    assert made["number"] == "01/TL-LĐLĐ"
    path.write_text(json.dumps({"closing": ["{lạ}"]}))
    assert office.run("wording", "answer_slip", "--file", str(path)).code == 2
    assert office.run("wording", "answer_slip", "--file", str(path), user="hoa").code == 2
