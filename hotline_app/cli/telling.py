"""The text of an answer, to be pasted into Zalo or a short message, with its length."""

import click

from hotline_app.cli.answers import Answer
from hotline_app.cli.face import command, option
from hotline_app.cli.session import Desk, Session
from hotline_app.i18n import ntr, tr


@command(
    "answer-text",
    words=lambda: tr("Write the text of an answer card or programme, and how many SMS it takes."),
)
@click.argument("what", metavar="CARD|PROGRAMME")
@option("--plain", is_flag=True, words=lambda: tr("Without marks: fewer messages."))
def answer_text(session: Session, what: str, plain: bool) -> Answer:
    """Write out what can be told."""
    from db.rules.sms import count_sms, without_marks

    with session.desk() as desk:
        text = _text_of(desk, what)
    if plain:
        text = without_marks(text)
    count = count_sms(text)
    words = ntr("{count} message", "{count} messages", count.segments)
    letters = ntr("{units} letter", "{units} letters", count.units)
    length = f"{words.format(count=count.segments)} · {letters.format(units=count.units)}"
    return Answer({"text": text, "sms": count}, [text, "", length])


def _text_of(desk: Desk, what: str) -> str:
    from db.errors import NotFound
    from db.queries import answer_cards, programmes
    from db.rules.text import fold
    from hotline_app.programme_answers import programme_answer

    wanted = fold(what)
    for programme in programmes.all_programmes(desk.database):
        if wanted in (fold(programme.code), fold(programme.number)):
            return programme_answer(programme)
    for card in answer_cards.every_card(desk.database):
        if what == card.id or wanted in fold(card.question):
            return card.answer
    raise NotFound("answer_text", what)
