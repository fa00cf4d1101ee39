"""The later work on a case: clocks that pause, reminders, approvals, deliveries, stories."""

import peewee

from db.models.assistance import Assignment, Programme
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
    number_field,
    short_field,
    text_field,
)
from db.models.bonds import Feedback
from db.models.cases import Verification, case_link
from db.models.directory import Need
from db.models.work import Attachment, Referral


class ClockChange(Owned):
    """A pause, a resumption or an extension of the terms of a case, with its reason.

    `until_at` is the new last moment of an extension; `clock` names which one (empty: all).
    """

    id = id_field()
    case = case_link(index=True)
    kind = code_field()
    clock = short_field(40)
    reason = text_field()
    from_at = moment_field()
    until_at = moment_field(null=True)

    class Meta:
        """Name of the table."""

        table_name = "clock_changes"


class VerificationEvidence(Row):
    """A file that proves what a check found."""

    verification = link(Verification)
    attachment = link(Attachment)

    class Meta:
        """Name and key of the table."""

        table_name = "verification_evidence"
        primary_key = peewee.CompositeKey("verification", "attachment")
        without_rowid = True


class ReferralStep(Owned):
    """What was done about a referral after it was sent: a reminder, an escalation, a failure."""

    id = id_field()
    referral = link(Referral, index=True)
    kind = code_field()
    done_on = day_field(null=False)
    reason = text_field()
    document_number = text_field()
    attachment_id = id_text(null=True)

    class Meta:
        """Name of the table."""

        table_name = "referral_steps"


class Approval(Owned):
    """Something that a second person decides: a closing, a letter that leaves the office.

    `proposal` holds, as JSON, what will be done once it is approved.
    """

    id = id_field()
    kind = code_field()
    case = case_link(null=True, index=True)
    subject_id = id_text(null=True)
    state = code_field()
    proposal = text_field()
    comment = text_field()
    decided_by = id_text(null=True)
    decided_at = moment_field(null=True)
    decision_comment = text_field()

    class Meta:
        """Name and index of the table."""

        table_name = "approvals"
        indexes = ((("state", "created_at"), False),)


class DeliveryList(Owned):
    """A list of people who sign for what they are given; `party` hands it over."""

    id = id_field()
    programme = link(Programme, null=True)
    title = text_field()
    deliver_on = day_field(null=False)
    place = text_field()
    party = text_field()
    witness = text_field()
    document_number = text_field()
    closed_at = moment_field(null=True)

    class Meta:
        """Name of the table."""

        table_name = "delivery_lists"


class DeliveryLine(Row):
    """An approved assignment on a list for delivery."""

    list = link(DeliveryList)
    assignment = link(Assignment, index=True)
    position = number_field(0)

    class Meta:
        """Name and key of the table."""

        table_name = "delivery_lines"
        primary_key = peewee.CompositeKey("list", "assignment")
        without_rowid = True


class FollowUpTemplate(Owned):
    """Several follow-ups that are made together; `need` narrows where it is offered."""

    id = id_field()
    name = text_field()
    need = link(Need, null=True)
    is_active = flag_field(True)
    position = number_field(0)

    class Meta:
        """Name of the table."""

        table_name = "follow_up_templates"


class FollowUpTemplateLine(Row):
    """One follow-up of a template, so many working days after the day it is used."""

    template = link(FollowUpTemplate)
    position = number_field(0)
    what = text_field()
    working_days = number_field(0)

    class Meta:
        """Name and key of the table."""

        table_name = "follow_up_template_lines"
        primary_key = peewee.CompositeKey("template", "position")
        without_rowid = True


class Story(Owned):
    """What may be told of a case: a draft, approved by a second person, published somewhere."""

    id = id_field()
    case = case_link(index=True)
    feedback = link(Feedback, null=True)
    title = text_field()
    text = text_field()
    state = code_field()
    is_about_child = flag_field()
    consent_person = text_field()
    consent_child = text_field()
    decided_by = id_text(null=True)
    decided_at = moment_field(null=True)
    decision_comment = text_field()
    published_on = day_field()
    published_where = text_field()
    published_link = text_field()

    class Meta:
        """Name and index of the table."""

        table_name = "stories"
        indexes = ((("state", "created_at"), False),)


class StoryPicture(Row):
    """A picture of a story with its caption."""

    story = link(Story)
    attachment = link(Attachment)
    caption = text_field()
    position = number_field(0)

    class Meta:
        """Name and key of the table."""

        table_name = "story_pictures"
        primary_key = peewee.CompositeKey("story", "attachment")
        without_rowid = True
