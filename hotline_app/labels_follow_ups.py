"""Sentences and names for follow-ups, call-backs and the sharing of work. Source strings only."""

from collections.abc import Mapping
from typing import Final


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

PROBLEMS: Final[Mapping[str, str]] = {
    "call_not_safe": tr("This person said that calling back is not safe. Do not call."),
    "days_out_of_range": tr("At most 250 working days; write what lies further away as a note."),
    "line_without_days": tr(
        "Begin every line with its working days, for example “3: Call, ask whether it came”."
    ),
    "line_without_words": tr("A line has its days, but not what is to be done."),
    "child_consent_missing": tr(
        "A child can be recognised: the child and the parents must agree as well."
    ),
    "link_not_plain": tr("Write the whole address, beginning with http:// or https://."),
    "not_a_picture": tr("This file is no picture."),
    "own_story": tr("Who wrote a story does not decide about it. Ask a second person."),
    "picture_without_consent": tr(
        "One of these pictures may not be published. Ask first, or leave it out."
    ),
    "publish_consent_missing": tr(
        "The person has not agreed that this is told to others. Ask first, apart from the help."
    ),
    "publish_refused": tr("The person said that this must not be told to others."),
    "story_not_in_this_state": tr("The story is not that far, or further already. Look again."),
    "where_missing": tr("Write where it was published."),
    "lines_missing": tr("Write at least one line, for example “3: Call, ask whether it came”."),
    "same_user": tr("Choose two different people."),
    "template_exists": tr("There is a set of this name already. Choose another name."),
    "too_many_lines": tr("At most 12 lines in one set."),
    "nothing_to_hand_over": tr("There is no open work to hand over."),
    "officers_missing": tr("Choose at least one officer who is here."),
    "officer_absent": tr("One of these officers is absent today. Leave them out."),
    "not_a_call": tr("This follow-up is no call."),
    "already_undone": tr("This was taken back already."),
}
"""Problem code -> sentence; said under any field."""

FIELDS: Final[Mapping[str, str]] = {
    "count": tr("Count"),
    "from_user": tr("From"),
    "lines": tr("What is to be done, by working days"),
    "consent_child": tr("Consent for the child"),
    "consent_person": tr("Consent of the person"),
    "pictures": tr("Pictures"),
    "published_link": tr("Link"),
    "published_on": tr("Published on"),
    "published_where": tr("Published where"),
    "story": tr("Story"),
    "need": tr("Offered for the need"),
    "officers": tr("Officers"),
    "next_at": tr("Next try"),
    "template": tr("Set of follow-ups"),
    "to_user": tr("To"),
    "tries": tr("Tries"),
}
"""Field of a draft -> what people call it."""
