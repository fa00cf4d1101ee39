"""The case page: feedback, links, merging, kept files, history, and two people at one case."""

import shutil
import threading
from contextlib import contextmanager
from io import BytesIO

import pytest
from PIL import Image

from db.commands import attachments, calls, case_links, cases, notes
from db.queries import case_details
from db.records.drafts import CallDraft
from hotline_app.drafts import DraftJournal
from hotline_app.tasks import Job
from tests.gui.case_office import Office, Stand


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    office = Office(tmp_path_factory.mktemp("office"))
    yield office
    office.database.close()


def _case(office, **fields):
    typical = {"phone": "0912345678", "name": "H'Bia Ê Ƀăn", "summary": "Nợ lương"}
    draft = CallDraft(needs=("wages",), **{**typical, **fields})
    return calls.log_call(office.database, office.operator, draft).case_code


@pytest.fixture
def code(office):
    return _case(office, alert="Không gọi trước 17:00", employer_must_not_know=True)


@pytest.fixture
def other(office):
    return _case(
        office, phone="0905111222", name="Y Thanh Niê", summary="Hết gạo", urgency="urgent"
    )


@pytest.fixture
def stand(gui, office):
    shutil.rmtree(office.folder / "home", ignore_errors=True)
    stand = Stand(gui, office)
    yield stand
    stand.close()


@pytest.fixture
def page(gui, stand, code):
    stand.desk.events.announce("open_case", code=code)
    gui.settle()
    return stand.window.page


@pytest.fixture
def stored(office, code):
    return lambda: case_details.detail(office.database, code)


def words_on(widget) -> str:
    texts = []
    if "text" in widget.keys() and widget.winfo_manager():  # noqa: SIM118
        texts.append(str(widget.cget("text")))
    return "\n".join([*texts, *(words_on(child) for child in widget.winfo_children())])


def press_row(gui, page, key):
    button = next(one for name, one in page.side.buttons.items() if name.startswith(f"{key}:"))
    gui.focus(button)
    button.invoke()
    gui.settle()


def photo() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "SECRET"
    written = BytesIO()
    Image.new("RGB", (600, 400), "teal").save(written, "JPEG", exif=exif.tobytes())
    return written.getvalue()


def test_alerts_stand_on_top_also_beside_a_panel(gui, page):
    for _ in range(2):
        words = words_on(page.header)
        assert "Không gọi trước 17:00" in words
        assert "Không để doanh nghiệp biết" in words
        gui.press("Alt-g")
    gui.press("Escape")


def test_feedback_with_keys(gui, page, stored):
    gui.press("Alt-p")
    gui.press("Control-s")
    assert page.panel.fields["text"].problem
    gui.focus(page.panel.fields["satisfaction"])
    gui.press("Right", "Right", "Right", "space", "Tab", "Tab")
    assert page.panel.fields["satisfaction"].value == "4"
    gui.focus(page.panel.fields["what_received"])
    gui.paste("10 kg gạo")
    gui.press("Tab")
    gui.paste("20/11/2099")
    gui.press("Control-s")
    assert page.panel.fields["received_on"].problem
    assert page.panel.fields["what_received"].value == "10 kg gạo"
    page.panel.fields["received_on"].value = "20/11/2021"
    gui.focus(page.panel.fields["consent_publish"])
    gui.press("Right", "Right", "space")
    gui.press("Control-s")
    assert page.panel is None
    (said,) = stored().feedback
    assert (said.satisfaction, said.what_received) == (4, "10 kg gạo")
    assert said.consent_publish == "no"
    assert "Không đưa tin" in _pills(page)
    assert page.timeline._entries[0].title == "Ý kiến phản hồi của người được hỗ trợ"


def _pills(page) -> str:
    from db import clock
    from hotline_app.views.case.case_work_rows import sections

    rows = [
        row
        for section in sections(page._detail, page._desk.actor, clock.now())
        for row in section.rows
    ]
    return "\n".join(row.status.words for row in rows if row.status is not None)


def test_linking_and_unlinking(gui, page, stored, office, other):
    gui.press("Alt-l")
    gui.press("Control-s")
    assert page.panel.fields["other"].problem
    gui.paste(other)
    gui.press("Return", "Tab")
    gui.paste("Vợ chồng")
    gui.press("Control-s")
    assert page.panel is None
    assert [one.code for one in stored().linked] == [other]
    assert case_details.detail(office.database, other).linked[0].note == "Vợ chồng"
    press_row(gui, page, "unlink")
    assert not stored().linked
    press = page.side.buttons
    assert not any(name.startswith("unlink:") for name in press)


def test_merging_with_a_preview_and_undoing(gui, stand, page, stored, office, code, other):
    notes.add_note(office.database, office.officer, other, "ghi chú vụ kia")
    gui.press("Alt-j")
    assert not [name for name in page.panel.fields if name.startswith("stays:")]
    gui.paste(other)
    gui.press("Return")
    words = words_on(page.panel)
    assert ("Ghi chú: 1" in words and "Số lần liên hệ: 1" in words) or "1" in words
    summary = page.panel.fields["stays:summary"]
    assert summary.value == "keep"
    assert page.panel.fields["stays:urgency"].value == "other"
    gui.focus(summary)
    gui.press("Right", "space")
    gui.press("Control-s")
    assert page.panel is None
    merged = stored()
    assert merged.case.summary == "Hết gạo" and merged.case.urgency == "urgent"
    assert [note.text for note in merged.notes] == ["ghi chú vụ kia"]
    assert case_details.detail(office.database, other).case.status == "duplicate"
    press_row(gui, page, "undo_merge")
    gui.press("Control-s")
    assert page.panel is None
    assert stored().case.summary == "Nợ lương"
    assert case_details.detail(office.database, other).case.status == "new"


def test_keeping_the_other_one_goes_there(gui, stand, page, office, code, other):
    gui.press("Alt-j")
    gui.paste(other)
    gui.press("Return", "Tab", "Right", "space")
    gui.press("Control-s")
    gui.settle()
    assert page.code == other
    assert case_details.detail(office.database, code).case.duplicate_of_code == other


def test_a_merge_that_is_refused_says_why(gui, page, office, code, other):
    case_links.link_cases(office.database, office.officer, code, other)
    cases.change_status(office.database, office.officer, other, "duplicate", code)
    gui.press("Alt-j")
    gui.paste(other)
    gui.press("Return")
    assert "trùng" in page.panel.fields["other"].problem
    gui.press("Control-s")
    assert "trùng" in page.panel.fields["other"].problem
    assert page.panel.fields["other"].value == other


def test_a_case_that_changed_after_the_preview_is_not_merged_unseen(
    gui, page, stored, office, code, other
):
    gui.press("Alt-j")
    gui.paste(other)
    gui.press("Return")
    seen = case_details.detail(office.database, other).case.version
    cases.edit_case(office.database, office.officer, other, {"people_count": "9"}, seen)
    gui.press("Control-s")
    assert page.panel is not None and page.panel.notice.cget("text")
    assert "stays:people_count" in page.panel.fields
    gui.press("Control-s")
    assert page.panel is None
    assert stored().case.people_count == 9


def test_files_are_attached_and_one_is_withdrawn(gui, page, stored, tmp_path):
    first, second = tmp_path / "bảng lương.jpg", tmp_path / "đơn.txt"
    first.write_bytes(photo())
    second.write_text("đơn xin", "utf-8")
    gui.press("Alt-t")
    gui.paste(f"{first}\n{second}\n{tmp_path / 'missing.txt'}")
    gui.press("Control-s")
    assert "missing.txt" in page.panel.fields["file"].problem
    page.panel.fields["file"].value = f'"{first}"\n{second}'
    gui.press("Control-s")
    gui.until(lambda: page.panel is None, "the files are kept")
    kept = stored().attachments
    assert {one.file_name for one in kept} == {"bảng lương.jpg", "đơn.txt"}
    picture = next(one for one in kept if one.has_thumbnail)
    assert picture.has_original
    page.open_panel("kept_file", picture.id)
    gui.settle()
    assert "Mở bản gốc" in words_on(page.panel)
    gui.press("Control-s")
    assert page.panel.fields["reason"].problem
    gui.paste("Nhầm người")
    gui.press("Control-s")
    assert page.panel is None
    withdrawn = next(one for one in stored().attachments if one.id == picture.id)
    assert withdrawn.withdrawn_reason == "Nhầm người"
    assert f"open_file:{picture.id}" not in page.side.buttons
    page.open_panel("kept_file", picture.id)
    assert "Nhầm người" in words_on(page.panel)


def test_a_file_too_large_is_said_before_it_is_read(gui, page, stored, tmp_path):
    large = tmp_path / "phim.mp4"
    with large.open("wb") as stream:
        stream.truncate(attachments.LARGEST + 1)
    gui.press("Alt-t")
    gui.paste(str(large))
    gui.press("Control-s")
    assert "50 MB" in page.panel.fields["file"].problem
    assert not stored().attachments


def test_a_picture_is_pasted(gui, page, stored, monkeypatch):
    from PIL import ImageGrab

    monkeypatch.setattr(ImageGrab, "grabclipboard", lambda: Image.new("RGB", (50, 40), "red"))
    gui.press("Alt-t")
    page.panel.paste_picture()
    gui.until(lambda: page.panel.fields["file"].value.endswith(".png"), "the picture is written")
    gui.press("Control-s")
    gui.until(lambda: page.panel is None, "the picture is kept")
    assert stored().attachments[0].media_type == "image/png"
    assert not list(page._desk.paths.drafts.rglob("*.png"))
    monkeypatch.setattr(ImageGrab, "grabclipboard", lambda: None)
    gui.press("Alt-t")
    page.panel.paste_picture()
    assert page.panel.fields["file"].problem


def test_a_kept_file_is_opened_from_a_private_folder(
    gui, page, office, code, monkeypatch, tmp_path
):
    from hotline_app.views.case import case_files

    opened = []
    monkeypatch.setattr(case_files, "open_file", opened.append)
    attachments.attach_file(office.database, office.officer, code, "ảnh.jpg", photo())
    page.refresh()
    press_row(gui, page, "open_file")
    gui.until(lambda: bool(opened), "the file is opened")
    (path,) = opened
    assert b"SECRET" not in path.read_bytes()
    assert path.name == "ảnh.jpg"
    assert oct(path.parents[2].stat().st_mode)[-3:] == "700"
    file = page._detail.attachments[-1]
    case_files.save_kept(page._desk, file, tmp_path / "gốc.jpg", is_original=True)
    gui.until(lambda: (tmp_path / "gốc.jpg").is_file(), "the original is saved")
    gui.settle()


def test_the_history_in_words(gui, page, stored, office, code):
    cases.edit_case(
        office.database, office.officer, code, {"urgency": "high"}, stored().case.version
    )
    gui.press("Alt-y")
    entries = page.panel.timeline._entries
    assert entries[0].who == "Lê Quốc Tuấn"
    assert "Mức độ khẩn: “Bình thường” → “" in entries[0].details or "→" in entries[0].details
    assert "normal" not in entries[0].details
    gui.press("Down", "Escape")
    assert page.panel is None


def test_both_versions_are_chosen_field_by_field(gui, page, stored, office, code):
    gui.press("F2")
    page.panel.fields["summary"].value = "Tóm tắt của tôi"
    page.panel.fields["people_count"].value = "3"
    theirs = {"summary": "Tóm tắt của người kia", "urgency": "urgent", "people_count": "5"}
    cases.edit_case(office.database, office.officer, code, theirs, stored().case.version)
    gui.press("Control-s")
    assert stored().case.summary == "Tóm tắt của người kia"
    choices = [name for name in page.panel.fields if name.startswith("choice:")]
    assert choices == ["choice:summary", "choice:people_count"]
    words = words_on(page.panel)
    assert "Tóm tắt của tôi" in words and "Tóm tắt của người kia" in words
    assert page.panel.fields["urgency"].value == "urgent"
    gui.press("Control-s")
    assert stored().case.summary == "Tóm tắt của người kia"
    assert page.panel.fields["choice:summary"].problem
    gui.focus(page.panel.fields["choice:summary"])
    gui.press("space")
    gui.focus(page.panel.fields["choice:people_count"])
    gui.press("Right", "space")
    assert page.panel.fields["people_count"].value == "5"
    gui.press("Left", "space", "Right", "space")
    gui.press("Control-s")
    assert page.panel is None
    case = stored().case
    assert (case.summary, case.people_count, case.urgency) == ("Tóm tắt của tôi", 5, "urgent")


def test_a_third_change_is_seen_before_it_is_overwritten(gui, page, stored, office, code):
    gui.press("F2")
    page.panel.fields["summary"].value = "Của tôi"

    def saved_by_another(text):
        version = stored().case.version
        cases.edit_case(office.database, office.officer, code, {"summary": text}, version)

    saved_by_another("Lần một")
    gui.press("Control-s")
    gui.focus(page.panel.fields["choice:summary"])
    gui.press("space")
    saved_by_another("Lần hai")
    gui.press("Control-s")
    assert stored().case.summary == "Lần hai"
    assert "Lần hai" in words_on(page.panel)
    gui.press("Control-s")
    assert stored().case.summary == "Lần hai"
    gui.focus(page.panel.fields["choice:summary"])
    gui.press("space", "Control-s")
    assert stored().case.summary == "Của tôi"


def test_a_draft_from_before_does_not_undo_what_came_since(gui, stand, page, stored, office, code):
    gui.press("F2")
    page.panel.fields["summary"].value = "Bản nháp"
    gui.press("Escape")
    cases.edit_case(
        office.database, office.officer, code, {"people_count": "8"}, stored().case.version
    )
    page.drafts._drafts.clear()
    page.drafts._typed.clear()
    object.__setattr__(stand.desk, "journal", DraftJournal(stand.desk.paths.drafts))
    page.drafts._journal = stand.desk.journal
    page.refresh()
    gui.press("F2")
    assert page.panel.fields["summary"].value == "Bản nháp"
    gui.press("Control-s")
    assert page.panel is not None
    assert stored().case.people_count == 8
    gui.press("Control-s")
    assert page.panel is None
    assert (stored().case.summary, stored().case.people_count) == ("Bản nháp", 8)


def test_a_contact_added_to_the_case_shows(gui, stand, page, office, code):
    before = len(page.timeline._entries)
    draft = CallDraft(phone="0912345678", summary="Gọi thêm lần nữa", case_code=code)
    calls.log_call(office.database, office.operator, draft)
    stand.desk.events.announce("cases")
    gui.settle()
    assert len(page.timeline._entries) == before + 1
    assert page.timeline._entries[0].details == "Gọi thêm lần nữa"


def test_a_long_story_is_drawn_as_it_is_reached(gui, stand, office):
    long = _case(office, name="Nguyễn " * 800, summary="Chuyện dài. " * 400, alert="Nhớ kỹ. " * 600)
    for number in range(300):
        notes.add_note(office.database, office.officer, long, f"Ghi chú {number} " * 6)
    stand.desk.events.announce("open_case", code=long)
    gui.settle()
    page = stand.window.page
    timeline = page.timeline
    assert len(timeline._entries) == 301
    assert len(timeline._tops) < 60
    gui.focus(timeline.canvas)
    gui.press("Down", "Down")
    assert timeline.current.details.startswith("Ghi chú 297")
    timeline.canvas.yview_moveto(1.0)
    gui.settle()
    for _ in range(298):
        timeline._move(1)
    gui.settle()
    assert timeline.current.title.startswith("Liên hệ")
    assert len(timeline._tops) == 301
    top, height = timeline._tops[-1], timeline.canvas.winfo_height()
    assert 0 <= top - timeline.canvas.canvasy(0) < height
    gui.press("Control-c")
    assert "Chuyện dài." in gui.root.clipboard_get()


def test_the_paper_of_linked_cases_is_one_booklet(gui, stand, page, office, code, other):
    from pypdf import PdfReader

    case_links.link_cases(office.database, office.officer, code, other, "cùng phòng")
    page.refresh()
    gui.press("Control-p")
    gui.focus(page.panel.fields["papers"])
    gui.press("Right", "space")
    gui.press("Control-s")
    gui.until(lambda: any(news.action for news in stand.news), "the booklet is there")
    (paper,) = stand.desk.paths.documents.glob("*.pdf")
    text = "".join(leaf.extract_text() for leaf in PdfReader(paper).pages)
    assert code in text and other in text


def test_feedback_of_one_of_several_people(gui, page, stored, office, code):
    draft = CallDraft(phone="0905999888", name="Y Nam", summary="Gọi thay", case_code=code)
    calls.log_call(office.database, office.operator, draft)
    page.refresh()
    gui.press("Alt-p")
    assert page.panel.fields["person"]
    gui.paste("Y Nam")
    gui.press("Return")
    page.panel.fields["text"].value = "Đã nhận đủ"
    gui.press("Control-s")
    assert stored().feedback[0].person_name == "Y Nam"


def test_ctrl_z_takes_a_merge_and_a_link_back_once(gui, stand, page, stored, office, other):
    gui.press("Alt-l")
    gui.paste(other)
    gui.press("Return", "Control-s")
    assert stored().linked and stand.news[-1].action
    gui.press("Control-z")
    assert not stored().linked
    gui.press("Control-z")
    assert stand.news[-1].title == "Đã hoàn tác việc vừa làm"
    gui.press("Alt-j")
    gui.paste(other)
    gui.press("Return", "Control-s")
    assert stored().merges[-1].undone_at is None
    cases.edit_case(
        office.database, office.officer, page.code, {"urgency": "normal"}, stored().case.version
    )
    stand.news[-1].act()
    gui.settle()
    assert stand.news[-1].kind == "problem"
    assert stored().merges[-1].undone_at is None


def test_small_pictures_are_read_on_the_worker(gui, page, stand, office, code):
    for shade in range(3):
        attachments.attach_file(
            office.database, office.admin, code, f"ảnh {shade}.png", plain_png(shade)
        )
    with somebody_works(stand.desk.tasks) as let_go:
        page.refresh()
        gui.settle()
        squares = page.side._squares
        assert len(squares) == 3
        assert not any(square.winfo_children() for square in squares.values())
        let_go.set()
        gui.until(lambda: all(one.winfo_children() for one in squares.values()), "they are shown")


def plain_png(shade):
    written = BytesIO()
    Image.new("RGB", (60, 40), (shade * 50, 90, 90)).save(written, "PNG")
    return written.getvalue()


@contextmanager
def somebody_works(tasks):
    """The worker of the window is busy until the event is set."""
    let_go = threading.Event()
    tasks.run(Job(lambda _progress: let_go.wait(20), lambda _done: None))
    yield let_go
    let_go.set()


def test_what_could_not_be_cleaned_says_so(gui, page, office, code):
    clean = attachments.attach_file(office.database, office.admin, code, "a.jpg", photo())
    raw = []
    for name in ("ảnh.heic", "phim.mp4"):
        content = f"as it came {name}".encode()
        raw.append(attachments.attach_file(office.database, office.admin, code, name, content))
    text = attachments.attach_file(office.database, office.admin, code, "đơn.txt", b"plain")
    page.refresh()
    gui.settle()
    assert words_on(page.side).count("chủ máy") == 2
    for file_id in (*raw, clean, text):
        page.open_panel("kept_file", file_id)
        gui.settle()
        assert ("Giữ nguyên như khi nhận" in words_on(page.panel)) == (file_id in raw)
