"""What helps at the desk: answer cards, notices, short texts, saved views."""

import peewee

from db.models.base import (
    Owned,
    Row,
    code_field,
    day_field,
    flag_field,
    id_field,
    id_text,
    link,
    number_field,
    short_field,
    text_field,
)
from db.models.directory import Need


class AnswerCard(Owned):
    """A checked answer to a question callers ask, with its source and validity."""

    id = id_field()
    question = text_field()
    folded = text_field()
    answer = text_field()
    source_document = text_field()
    programme_code = text_field()
    valid_from = day_field()
    valid_to = day_field()
    is_active = flag_field(True)

    class Meta:
        """Name of the table."""

        table_name = "answer_cards"


class AnswerCardNeed(Row):
    """A need an answer card is offered for."""

    card = link(AnswerCard)
    need = link(Need)

    class Meta:
        """Name and key of the table."""

        table_name = "answer_card_needs"
        primary_key = peewee.CompositeKey("card", "need")
        without_rowid = True


class Notice(Owned):
    """A notice every desk should know, from when to when."""

    id = id_field()
    title = text_field()
    text = text_field()
    source_document = text_field()
    valid_from = day_field()
    valid_to = day_field()

    class Meta:
        """Name of the table."""

        table_name = "notices"


class TextModule(Owned):
    """A short text offered after `::` in any text field; without an owner it is the office's."""

    id = id_field()
    short_name = short_field(40)
    text = text_field()
    owner_id = id_text(null=True)
    is_active = flag_field(True)

    class Meta:
        """Name of the table."""

        table_name = "text_modules"


class SavedView(Owned):
    """A list with its search, filters, columns and order (JSON); without an owner the office's."""

    id = id_field()
    page = code_field()
    name = text_field()
    definition = text_field()
    owner_id = id_text(null=True)
    position = number_field(0)

    class Meta:
        """Name of the table."""

        table_name = "saved_views"
