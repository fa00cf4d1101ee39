"""Lists that people sign, from the command line: made, changed, written, closed."""

from openpyxl import load_workbook

from tests.cli.test_commands import list_to_sign
from tests.exports.reading import flat


def test_from_who_waits_to_the_hand_over(office, tmp_path):
    list_to_sign(office, is_made=False)
    (waiting,) = office.json("delivery-lists", "--waiting")["waiting"]
    made = office.json("make-delivery-list", "--programme", "TLD-3089-2021", "--on", "30/8/2021")
    list_id = made["list"]["id"]
    assert made["list"]["count"] == 1
    assert office.json("delivery-lists", "--waiting")["waiting"] == []
    sheet, record = tmp_path / "a.xlsx", tmp_path / "a.pdf"
    words = ("--out", str(sheet), "--record", str(record), "--number")
    office.done("delivery-list", list_id[-8:], *words)
    assert "01/BB-" in flat(record)
    assert "Trần Văn Bình" in flat(record)
    values = [cell.value for row in load_workbook(sheet).active.rows for cell in row]
    assert "Trần Văn Bình" in values
    closed = office.json("close-delivery-list", list_id, "--absent", waiting["assignment_id"])
    assert closed["list"]["delivered"] == 0
    again = office.json("make-delivery-list", "--title", "Đợt 2", "--only",
                        waiting["assignment_id"][-8:])  # fmt: skip
    second = again["list"]["id"]
    office.done("change-delivery-list", second, "--place", "Nhà văn hóa", "--on", "1/9/2021")
    assert office.json("close-delivery-list", second)["list"]["delivered"] == 1
    assert "1/1" in office.run("delivery-lists").out


def test_lines_are_put_on_and_taken_off(office):
    list_id = list_to_sign(office)
    (line,) = office.json("delivery-list", list_id)["lines"]
    support = line["assignment_id"]
    assert office.json("change-delivery-list", list_id, "--remove", support)["lines"] == []
    assert len(office.json("change-delivery-list", list_id, "--add", support)["lines"]) == 1


def test_refusals(office, tmp_path):
    assert "Choose at least one person" in office.run("make-delivery-list", "--title", "A").err
    list_id = list_to_sign(office)
    for words, said in (
        (("delivery-list", list_id, "--out", "a.txt"), ".pdf or .xlsx"),
        (("delivery-list", list_id, "--record", "a.xlsx"), ".pdf or .docx"),
        (("delivery-list", "nowhere"), "no such list"),
        (("change-delivery-list", list_id, "--on", "31/2/2021"), "day/month/year"),
    ):
        outcome = office.run(*words)
        assert outcome.code == 2, words
        assert said in outcome.err
    nowhere = str(tmp_path / "no" / "a.pdf")
    assert office.run("delivery-list", list_id, "--record", nowhere, "--number").code == 2
    assert office.json("documents")["documents"] == []
    office.done("close-delivery-list", list_id)
    assert "is closed" in office.run("close-delivery-list", list_id).err


def test_an_invitation_says_when_and_where(office, tmp_path):
    path = tmp_path / "moi.pdf"
    words = ("paper", "invitation", "1", "--out", str(path), "--number")
    meeting = ("--invite", "UBND phường", "--invite", "CĐCS May", "--on", "6/9/2021", "--hour",
               "8h30", "--place", "Hội trường", "--about", "hỗ trợ khu trọ")  # fmt: skip
    assert office.json(*words, *meeting)["number"].startswith("01/GM-")
    assert "08 giờ 30 ngày 06 tháng 9 năm 2021" in flat(path)
    assert "- UBND phường; - CĐCS May." in flat(path)
    assert office.json(*words)["number"].startswith("02/GM-")
    assert "hour" in office.run(*words, "--hour", "chiều").err


def test_shipped_words_come_back(office, tmp_path):
    path = tmp_path / "w.json"
    path.write_text('{"subject": "Về việc khác"}', "utf-8")
    assert office.json("wording", "invitation", "--file", str(path))["wording"]["subject"]
    back = office.json("wording", "invitation", "--shipped")["wording"]
    assert back["subject"] == "Về việc {about}"
