import logging

from db.errors import NotAllowed, ValidationFailed
from hotline_app.errors import KEPT_FOR_REPORT, ErrorDoor, Failure
from hotline_app.i18n import install


def raised(error: BaseException) -> BaseException:
    try:
        raise error
    except type(error) as caught:
        return caught


def test_the_log_tells_where_but_nothing_personal(tmp_path):
    door = ErrorDoor(tmp_path / "log")
    door.handle(raised(KeyError("Nguyễn Thị Hạnh 0905123456")))
    door.close()
    text = door.log_file.read_text(encoding="utf-8")
    assert "KeyError" in text
    assert "test_errors.py" in text and "raised" in text
    for private in ("Nguyễn", "0905", "raise error"):
        assert private not in text
        assert private not in door.report_text()


def test_causes_are_told_too(tmp_path):
    door = ErrorDoor(tmp_path)
    try:
        try:
            int("0905 123 456 x")
        except ValueError as cause:
            raise RuntimeError("private") from cause
    except RuntimeError as error:
        door.handle(error)
    door.close()
    assert "after ValueError" in door.report_text()
    assert "0905" not in door.report_text()


def test_every_error_is_shown_in_words(tmp_path):
    install("en")
    shown: list[Failure] = []
    door = ErrorDoor(tmp_path)
    door.show_with(shown.append)
    door.handle(raised(NotAllowed("close_case")))
    door.handle(raised(ZeroDivisionError("private")))
    door.close()
    install("vi")
    refused = "This cannot be done now (not_allowed). Nothing was lost."
    assert shown[0] == Failure(refused, is_unexpected=False)
    assert "ZeroDivisionError" in shown[1].words and "private" not in shown[1].words
    assert shown[1].is_unexpected


def test_own_words_are_used(tmp_path):
    door = ErrorDoor(tmp_path, words=lambda error: f"words for {type(error).__name__}")
    assert door.handle(ValidationFailed({"phone": "not_a_phone"})) == "words for ValidationFailed"
    door.close()


def test_tk_errors_come_through_the_door(tmp_path):
    door = ErrorDoor(tmp_path)
    error = raised(ValueError("x"))
    door.report_callback_exception(ValueError, error, error.__traceback__)
    door.close()
    assert "ValueError" in door.report_text()
    assert "raised" in door.report_text()


def test_the_log_stays_small(tmp_path, monkeypatch):
    monkeypatch.setattr("hotline_app.errors.LOG_BYTES", 2000)
    door = ErrorDoor(tmp_path)
    for _ in range(100):
        door.handle(raised(ValueError("x")))
    door.close()
    files = list(tmp_path.iterdir())
    assert 2 <= len(files) <= 6
    assert sum(file.stat().st_size for file in files) < 6 * 2500
    assert not logging.getLogger("hotline").handlers


def test_the_report_tells_of_errors_from_before_the_start(tmp_path):
    before = ErrorDoor(tmp_path)
    before.handle(raised(KeyError("Nguyễn Thị Hạnh")))
    before.close()
    door = ErrorDoor(tmp_path)
    door.handle(raised(OSError(28, "No space", "/home/hanh/Nguyễn Thị Hạnh.pdf")))
    report = door.report_text()
    door.close()
    assert report.index("KeyError") < report.index("OSError [errno 28]")
    assert "Python" in report.split("\n\n")[0]
    assert "Nguyễn" not in report and "hanh" not in report


def test_a_report_is_short_and_begins_with_a_whole_entry(tmp_path):
    door = ErrorDoor(tmp_path)
    for number in range(2_000):
        door.handle(raised(ValueError(number)))
    entries = door.report_text().split("\n\n")[1:]
    door.close()
    assert len(entries) == KEPT_FOR_REPORT
    assert all(entry[:2] == "20" and "raised" in entry for entry in entries)


def test_a_log_that_cannot_be_written_still_gives_a_report(tmp_path, monkeypatch):
    door = ErrorDoor(tmp_path)
    door.log_file.mkdir()
    monkeypatch.setattr(logging, "raiseExceptions", False)
    door.handle(raised(ValueError("x")))
    assert "ValueError" in door.report_text()
    door.close()
