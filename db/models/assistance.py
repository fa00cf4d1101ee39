"""Programmes, benefits and the assignments of cases to them."""

from db.models.base import (
    Owned,
    Row,
    code_field,
    day_field,
    flag_field,
    id_field,
    id_text,
    link,
    moment_field,
    money_field,
    number_field,
    short_field,
    text_field,
)
from db.models.cases import case_link
from db.models.people import Person


class Programme(Owned):
    """A support programme with its source and how sure it is."""

    id = id_field()
    code = short_field(60, unique=True)
    number = text_field()
    issued_on = day_field()
    issuer = text_field()
    title = text_field()
    level = code_field()
    valid_from = day_field()
    valid_to = day_field()
    amends = text_field()
    replaces = text_field()
    scope_area = text_field()
    budget = money_field()
    source = text_field()
    note = text_field()
    confidence = code_field()
    checked_by = text_field()
    checked_on = day_field()

    class Meta:
        """Name of the table."""

        table_name = "programmes"


class Benefit(Row):
    """One benefit of a programme; `amount` in VND."""

    id = id_field()
    programme = link(Programme, index=True)
    code = short_field(60, unique=True)
    who = text_field()
    amount = money_field()
    kind = code_field()
    unit = text_field()
    max_units = number_field(null=True)
    is_once = flag_field()
    confidence = code_field()
    note = text_field()
    position = number_field(0)
    purpose = short_field(40)

    class Meta:
        """Name of the table."""

        table_name = "benefits"


class Condition(Row):
    """One condition of a benefit, as data."""

    id = id_field()
    benefit = link(Benefit, index=True)
    code = short_field(60)
    fact = short_field(60)
    kind = code_field()
    value = text_field()
    question_vi = text_field()
    question_en = text_field()
    confidence = code_field()
    position = number_field(0)

    class Meta:
        """Name of the table."""

        table_name = "conditions"


class RequiredDocument(Row):
    """A paper that a programme asks for."""

    id = id_field()
    programme = link(Programme, index=True)
    title = text_field()
    only_if = text_field()
    confidence = code_field()
    position = number_field(0)

    class Meta:
        """Name of the table."""

        table_name = "required_documents"


class Deadline(Row):
    """A last day of a programme; `due_on` null when only words are known."""

    id = id_field()
    programme = link(Programme, index=True)
    title = text_field()
    due_on = day_field()
    confidence = code_field()
    position = number_field(0)

    class Meta:
        """Name of the table."""

        table_name = "deadlines"


class Assignment(Owned):
    """A case assigned to a benefit; the check-list stays as it was answered."""

    id = id_field()
    case = case_link(index=True)
    person = link(Person, null=True)
    benefit = link(Benefit, index=True)
    state = code_field()
    event_on = day_field()
    check_list = text_field()
    verdict = code_field()
    amount_asked = money_field()
    amount_approved = money_field()
    amount_delivered = money_field()
    goods = text_field()
    submitted_at = moment_field(null=True)
    decided_by = id_text(null=True)
    decided_at = moment_field(null=True)
    decision_comment = text_field()
    delivered_by = id_text(null=True)
    delivered_at = moment_field(null=True)
    receipt = text_field()
    covers_from = day_field()
    covers_to = day_field()
    double_reason = text_field()

    class Meta:
        """Name and index of the table."""

        table_name = "assignments"
        indexes = ((("updated_at",), False),)


Assignment.add_index(
    Assignment.index(
        Assignment.person, where=Assignment.person.is_null(False), name="assignments_person"
    )
)
Assignment.add_index(Assignment.index(Assignment.state, name="assignments_state"))
