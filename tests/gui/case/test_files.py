"""The case page: files that are attached, pasted, opened and withdrawn."""

import threading
from contextlib import contextmanager
from io import BytesIO

from PIL import Image

from db.commands import attachments
from hotline_app.tasks import Job
from tests.gui.case.at_the_case import photo, press_row, words_on


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
