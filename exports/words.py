"""English source words for stored codes, marked for translation.

Papers, screens and the command line show the same word for a code: `word(tr, "status", code)`.
"""

from collections.abc import Callable, Mapping
from typing import Final

from exports import words_referral
from exports.words_clocks import CLOCK_EVENTS, CLOCK_WORDS

Translate = Callable[[str], str]


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; the words are translated when they are shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "status": {
        "new": tr("New"),
        "verifying": tr("Being verified"),
        "waiting_information": tr("Waiting for information"),
        "classified": tr("Classified"),
        "in_progress": tr("In progress"),
        "referred": tr("Referred, waiting for answer"),
        "resolved": tr("Resolved"),
        "waiting_feedback": tr("Waiting for feedback"),
        "closed": tr("Closed"),
        "duplicate": tr("Duplicate"),
        "withdrawn": tr("Withdrawn by the caller"),
        "unverifiable": tr("Cannot be verified"),
        "out_of_competence": tr("Out of competence (guided)"),
        "legal_track": tr("Moved to complaint or denunciation"),
    },
    "urgency": {"urgent": tr("Urgent"), "high": tr("High"), "normal": tr("Normal")},
    "direction": {"in": tr("Incoming"), "out": tr("Outgoing")},
    "matter_kind": {
        "information": tr("Information request"),
        "support": tr("Request for support"),
        "report": tr("Report of a situation"),
        "petition": tr("Petition"),
        "complaint": tr("Complaint (legal)"),
        "denunciation": tr("Denunciation (legal)"),
        "false_news": tr("False-news report"),
        "thanks": tr("Comment or thanks"),
        "out_of_scope": tr("Out of scope"),
    },
    "non_case_kind": {
        "silent": tr("Silent call"),
        "wrong_number": tr("Wrong number"),
        "joke": tr("Joke"),
        "abusive": tr("Abusive"),
        "hang_up": tr("Hung up"),
        "missed": tr("Missed call"),
    },
    "outcome": {"met": tr("Need met"), "partly": tr("Partly met"), "unmet": tr("Unmet")},
    "unmet_reason": {
        "no_programme": tr("No programme"),
        "not_eligible": tr("Not eligible"),
        "no_budget": tr("Budget exhausted"),
        "expired": tr("Deadline passed"),
        "unreachable": tr("Could not be reached"),
        "no_answer": tr("Referred, no answer yet"),
        "other": tr("Other reason"),
    },
    "verification_method": {
        "called_union": tr("Called the grass-roots union"),
        "called_employer": tr("Called the employer"),
        "site_visit": tr("Site visit"),
        "documents": tr("Documents"),
        "neighbour": tr("Landlord or neighbour"),
        "local_authority": tr("Local authority"),
    },
    "verification_result": {
        "true": tr("True"),
        "partly": tr("Partly true"),
        "false": tr("False"),
        "cannot_verify": tr("Could not be verified"),
        "not_checked": tr("Not checked yet"),
    },
    "claim_state": {
        "proven": tr("Proven"),
        "disputed": tr("Disputed"),
        "false": tr("Proven false"),
        "unproven": tr("Could not be proven"),
        "not_checked": tr("Not checked yet"),
        "expired": tr("Check again"),
    },
    "confidence": {
        "high": tr("High confidence"),
        "medium": tr("Medium confidence"),
        "low": tr("Low confidence"),
    },
    "assignment_state": {
        "proposed": tr("Proposed"),
        "submitted": tr("Submitted"),
        "approved": tr("Approved"),
        "rejected": tr("Rejected"),
        "delivered": tr("Delivered"),
    },
    "verdict": {
        "likely": tr("Likely"),
        "information_missing": tr("Information missing"),
        "not_eligible": tr("Does not meet the conditions"),
    },
    "condition_state": {
        "met": tr("Met"),
        "missing": tr("Not known yet"),
        "failed": tr("Not met"),
    },
    "benefit_kind": {
        "exact": tr("fixed amount"),
        "max": tr("at most"),
        "per_day": tr("per day"),
        "per_month": tr("per month"),
        "addon": tr("in addition"),
        "in_kind": tr("in kind"),
        "loan": tr("loan"),
        "local_decision": tr("decided locally"),
    },
    "referral_state": {
        "prepared": tr("Prepared"),
        "sent": tr("Sent"),
        "acknowledged": tr("Acknowledged"),
        "answered": tr("Answered"),
        "refused": tr("Refused"),
        "no_answer": tr("No answer"),
    },
    "sending_method": {
        "post": tr("By post"),
        "hand": tr("By hand"),
        "email": tr("By e-mail"),
        "zalo": tr("By Zalo"),
    },
    "follow_up_state": {"open": tr("To do"), "done": tr("Done"), "dropped": tr("Dropped")},
    "note_kind": {
        "general": tr("Note"),
        "internal": tr("Internal note"),
        "supervisor": tr("Supervisor's note"),
    },
    "role": {
        "operator": tr("Operator on duty"),
        "case_officer": tr("Case officer"),
        "supervisor": tr("Supervisor"),
        "administrator": tr("Office administrator"),
        "provincial_reader": tr("Provincial reader"),
    },
    "yes_no_unknown": {"yes": tr("Yes"), "no": tr("No"), "unknown": tr("Not known")},
    "satisfaction": {
        "1": tr("1 - not satisfied at all"),
        "2": tr("2 - not satisfied"),
        "3": tr("3 - neither"),
        "4": tr("4 - satisfied"),
        "5": tr("5 - very satisfied"),
    },
    "sex": {"female": tr("Female"), "male": tr("Male"), "unknown": tr("Not stated")},
    "person_role": {"in_need": tr("Person in need"), "reporter": tr("Person who reports")},
    "consent_purpose": {
        "handle": tr("Handling the case"),
        "share": tr("Sharing with other bodies"),
        "publish": tr("Publishing"),
        "sms": tr("Text messages"),
    },
    "consent_method": {
        "spoken": tr("spoken"),
        "recorded_call": tr("recorded call"),
        "message": tr("message"),
        "written": tr("written"),
    },
    "document_type": {
        "letter": tr("Official letter"),
        "referral_slip": tr("Referral slip"),
        "intake_slip": tr("Intake slip"),
        "verification_slip": tr("Verification slip"),
        "answer_slip": tr("Answer slip"),
        "task_slip": tr("Task slip"),
        "handover_record": tr("Record of support handed over"),
        "feedback_slip": tr("Feedback slip"),
        "invitation": tr("Invitation"),
        "report": tr("Report"),
        "plan": tr("Plan"),
        "notice": tr("Announcement"),
        "decision": tr("Decision"),
        "other": tr("Other paper"),
    },
    "paper": {
        "intake_slip": tr("Intake slip"),
        "verification_slip": tr("Verification slip"),
        "referral_slip": tr("Referral slip"),
        "referral_letter": tr("Letter of referral"),
        "reminder": tr("Letter of reminder"),
        "escalation": tr("Letter of escalation"),
        "answer_slip": tr("Answer slip"),
        "task_slip": tr("Task slip"),
        "handover_record": tr("Record of support handed over"),
        "feedback_slip": tr("Feedback slip"),
        "invitation": tr("Invitation"),
    },
    "sent_field": {
        "name": tr("full name"),
        "phone": tr("phone number"),
        "address": tr("home address"),
        "employer": tr("employer"),
        "unit": tr("union unit"),
        "summary": tr("summary of the matter"),
        "needs": tr("needs"),
        "verification": tr("results of verification"),
    },
    "event": {
        "contact": tr("Contact taken"),
        "note": tr("Note added"),
        "verified": tr("Claim checked"),
        "address_given": tr("Reception address given"),
        "policy_told": tr("Policy told"),
        "status": tr("Status changed"),
        "assigned": tr("Benefit proposed"),
        "submitted": tr("Benefit submitted"),
        "approved": tr("Benefit approved"),
        "rejected": tr("Benefit rejected"),
        "delivered": tr("Benefit delivered"),
        "referred": tr("Referral prepared"),
        "referral_sent": tr("Referral sent"),
        "referral_answered": tr("Referral answered"),
        "referral_step": tr("Step of a referral"),
        "follow_up": tr("Follow-up planned"),
        "follow_up_done": tr("Follow-up finished"),
        "file": tr("File attached"),
        "file_withdrawn": tr("File withdrawn"),
        "feedback": tr("Feedback recorded"),
        "linked": tr("Linked with another case"),
        "merged_in": tr("Another case merged into this one"),
        "merged_away": tr("Merged into another case"),
        "merge_undone": tr("Merge undone"),
        **CLOCK_EVENTS,
    },
    "dimension": {
        "channel": tr("Channel"),
        "matter_kind": tr("Kind of matter"),
        "need": tr("Need"),
        "unit": tr("Union unit"),
        "status": tr("Status"),
        "urgency": tr("Urgency"),
        "non_case_kind": tr("Contact without a matter"),
    },
    "figure": {
        "contacts": tr("Contacts received"),
        "contacts_without_matter": tr("Contacts without a matter"),
        "cases_opened": tr("Cases opened"),
        "urgent_cases": tr("Urgent cases among them"),
        "cases_closed": tr("Cases closed"),
        "needs_met": tr("Closed with the need met"),
        "closed_on_time": tr("Closed on time"),
        "closed_without_clock": tr("Closed without a day due (no clock)"),
        "open_at_end": tr("Cases still open at the end of the week"),
        "claims_verified": tr("Claims checked"),
        "referrals_sent": tr("Referrals sent"),
        "referrals_answered": tr("Referrals answered"),
        "addresses_given": tr("Reception addresses given"),
        "policies_told": tr("Policies told"),
        "benefits_delivered": tr("Benefits delivered"),
        "amount_delivered": tr("Money delivered (VND)"),
    },
    "story_state": {
        "draft": tr("Draft"),
        "approved": tr("Approved"),
        "rejected": tr("Sent back"),
        "published": tr("Published"),
        "withdrawn": tr("Withdrawn"),
    },
    "step": {
        "verified": tr("Verified"),
        "address_given": tr("Reception address given"),
        "resolved": tr("Resolved"),
        "informed": tr("Informed of policies"),
    },
    **words_referral.WORDS,
    **CLOCK_WORDS,
}


def word(translate: Translate, subject: str, code: str | None) -> str:
    """The translated word for `code` of `subject`; an unknown code is shown as it is."""
    if not code:
        return ""
    source = WORDS[subject].get(code)
    return translate(source) if source is not None else code
