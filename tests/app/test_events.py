from hotline_app.events import Events


def test_listeners_hear_in_order_until_they_stop():
    heard: list[tuple[str, object]] = []
    events = Events(on_error=lambda error: None)
    stop = events.listen("cases", lambda case=None: heard.append(("first", case)))
    events.listen("cases", lambda case=None: heard.append(("second", case)))
    events.announce("cases", case=7)
    stop()
    stop()
    events.announce("cases")
    events.announce("people")
    assert heard == [("first", 7), ("second", 7), ("second", None)]


def test_one_failing_listener_does_not_silence_the_others():
    errors: list[BaseException] = []
    heard: list[int] = []
    events = Events(errors.append)
    events.listen("cases", lambda: heard.append(1 // 0))
    events.listen("cases", lambda: heard.append(2))
    events.announce("cases")
    assert heard == [2]
    assert [type(error) for error in errors] == [ZeroDivisionError]


def test_a_listener_may_stop_while_it_is_told():
    events = Events(on_error=lambda error: None)
    heard: list[int] = []

    def once() -> None:
        heard.append(1)
        stop()

    stop = events.listen("cases", once)
    events.listen("cases", lambda: heard.append(2))
    events.announce("cases")
    events.announce("cases")
    assert heard == [1, 2, 2]
