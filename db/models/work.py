"""Referrals, follow-ups and files of a case."""

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
    moment_field,
    money_field,
    number_field,
    short_field,
    text_field,
)
from db.models.cases import case_link
from db.models.directory import Agency
from db.models.organisation import User


class Referral(Owned):
    """A case referred to an agency; not sent until something proves it."""

    id = id_field()
    case = case_link(index=True)
    agency = link(Agency)
    state = code_field()
    fields_sent = text_field()
    consent_override = text_field()
    request = text_field()
    document_number = text_field()
    sending_method = short_field(40, null=True)
    proof = text_field()
    sent_at = moment_field(null=True)
    acknowledged_at = moment_field(null=True)
    promised_on = day_field()
    due_on = day_field()
    answer = text_field()
    answered_at = moment_field(null=True)
    proof_attachment_id = id_text(null=True)
    failure_count = number_field(0)

    class Meta:
        """Name and index of the table."""

        table_name = "referrals"
        indexes = ((("created_at",), False), (("state", "due_on"), False))


class FollowUp(Owned):
    """Something to do for a case."""

    id = id_field()
    case = case_link(index=True)
    what = text_field()
    assignee = link(User, null=True)
    needed_by = day_field(null=False)
    state = code_field()
    result = text_field()
    done_by = id_text(null=True)
    done_at = moment_field(null=True)
    kind = short_field(40)
    template_id = id_text(null=True)

    class Meta:
        """Name and index of the table."""

        table_name = "follow_ups"
        indexes = ((("state", "needed_by"), False),)


class Attachment(Owned):
    """A file kept with a case; the bytes stand in `attachment_contents`."""

    id = id_field()
    case = case_link(index=True)
    file_name = text_field()
    media_type = text_field()
    size = money_field(null=False)
    sha256 = short_field(64)
    description = text_field()
    consent_publish = short_field(40)
    is_of_child = flag_field()

    class Meta:
        """Name of the table."""

        table_name = "attachments"


class AttachmentContent(Row):
    """The bytes of an attachment, apart so that lists never read them."""

    attachment = peewee.ForeignKeyField(Attachment, primary_key=True, backref="+")
    content = peewee.BlobField()

    class Meta:
        """Name of the table."""

        table_name = "attachment_contents"


class AttachmentVariant(Row):
    """Other forms of an attachment: the untouched original, a small picture for lists."""

    attachment = link(Attachment)
    kind = short_field(20)
    content = peewee.BlobField()

    class Meta:
        """Name and key of the table."""

        table_name = "attachment_variants"
        primary_key = peewee.CompositeKey("attachment", "kind")
