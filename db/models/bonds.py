"""How records belong together: linked cases, merges that can be taken back, feedback."""

from db.models.base import (
    Owned,
    code_field,
    day_field,
    id_field,
    id_text,
    link,
    moment_field,
    number_field,
    text_field,
)
from db.models.cases import case_link
from db.models.people import Person


class CaseLink(Owned):
    """Two cases that belong together without being one; stored once, shown on both."""

    id = id_field()
    case = case_link(index=True)
    linked_case_id = id_text(index=True)
    note = text_field()

    class Meta:
        """Name and index of the table."""

        table_name = "case_links"
        indexes = ((("case", "linked_case_id"), True),)


class Merge(Owned):
    """One merge of two cases or two persons.

    `moved` holds, as JSON, what went over (table -> ids) and what the kept record held before,
    so that the merge can be taken back.
    """

    id = id_field()
    kind = code_field()
    kept_id = id_text(index=True)
    merged_id = id_text(index=True)
    moved = text_field()
    undone_at = moment_field(null=True)
    undone_by = id_text(null=True)

    class Meta:
        """Name of the table."""

        table_name = "merges"


class Feedback(Owned):
    """What the helped person said: what came and when, how satisfied (1-5), may it be told."""

    id = id_field()
    case = case_link(index=True)
    person = link(Person, null=True)
    satisfaction = number_field(null=True)
    what_received = text_field()
    received_on = day_field()
    text = text_field()
    consent_publish = code_field()

    class Meta:
        """Name and index of the table."""

        table_name = "feedbacks"
        indexes = ((("created_at",), False),)
