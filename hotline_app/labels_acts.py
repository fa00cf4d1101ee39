"""Sentences for acts of the audit trail and reasons of a check-list. Source strings only."""

from collections.abc import Mapping
from typing import Final

from hotline_app import labels_proof, labels_referrals


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

REASONS: Final[Mapping[str, str]] = {
    "event_date_missing": tr("The day of the event is not known yet."),
    "programme_not_in_force": tr("The programme was not in force on the day of the event."),
    "condition_failed": tr("Not met: {question}"),
    "condition_missing": tr("Not known yet: {question}"),
}
"""Reason of a check-list, its condition left out -> sentence."""

ACTS: Final[Mapping[str, str]] = {
    "acknowledge_referral": tr("The body said that it has the referral"),
    "add_agency": tr("Added a reception address"),
    "add_follow_up": tr("Set a follow-up"),
    "add_note": tr("Wrote a note"),
    "add_user": tr("Added a user"),
    "approve_assignment": tr("Approved the support"),
    "assign_benefit": tr("Proposed support from a programme"),
    "assign_owner": tr("Handed the case to an officer"),
    "attach_file": tr("Attached a file"),
    "back_up": tr("Backed up the database"),
    "begin_import": tr("Began an import"),
    "change_status": tr("Moved the case on"),
    "check_programme": tr("Checked a programme against the official text"),
    "close_case": tr("Closed the case"),
    "deliver_assignment": tr("Handed over the support"),
    "edit_case": tr("Changed the case"),
    "finish_follow_up": tr("Finished a follow-up"),
    "finish_import": tr("Finished an import"),
    "give_address": tr("Gave a reception address"),
    "import_contacts": tr("Imported contacts"),
    "issue_number": tr("Gave a paper its number"),
    "register_incoming": tr("Registered a paper that came"),
    "withdraw_number": tr("Withdrew the number of a paper"),
    "save_wording": tr("Changed the wording of a paper"),
    "log_call": tr("Logged a contact"),
    "mark_sent": tr("Sent a referral"),
    "rebuild_search": tr("Built the search index again"),
    "record_answer": tr("Recorded the answer to a referral"),
    "refer_case": tr("Referred the case"),
    "reject_assignment": tr("Rejected the support"),
    "reopen_case": tr("Reopened the case"),
    "set_up_office": tr("Set up the office"),
    "submit_assignment": tr("Submitted the support for decision"),
    "tell_policy": tr("Told the caller of a policy"),
    "edit_user": tr("Changed a user"),
    "edit_office": tr("Changed the office and its letterhead"),
    "save_signatory": tr("Changed who signs"),
    "save_need": tr("Changed the register of needs"),
    "save_channel": tr("Changed the register of channels"),
    "save_holiday": tr("Changed a day of the calendar"),
    "withdraw_holiday": tr("Took a day out of the calendar"),
    "change_setting": tr("Changed a setting of the office"),
    "restore_back_up": tr("Put a back-up in the office's place"),
    "verify_claim": tr("Verified a claim"),
    # People, employers, units
    "edit_person": tr("Changed the person"),
    "record_consent": tr("Recorded consent"),
    "withdraw_consent": tr("Recorded that consent was withdrawn"),
    "merge_persons": tr("Merged two records of one person"),
    "undo_person_merge": tr("Undid the merge of two persons"),
    "add_employer": tr("Added an employer"),
    "edit_employer": tr("Changed the employer"),
    "merge_employers": tr("Merged two records of one employer"),
    "undo_employer_merge": tr("Undid the merge of two employers"),
    "add_unit": tr("Added a union unit"),
    "edit_unit": tr("Changed the union unit"),
    "save_view": tr("Saved a view of a list"),
    "withdraw_view": tr("Took a saved view away"),
    "link_cases": tr("Linked two cases"),
    "unlink_cases": tr("Took the link between two cases away"),
    "merge_cases": tr("Merged two cases"),
    "undo_merge": tr("Made two cases of a merged one again"),
    "record_feedback": tr("Recorded what the person said about the help"),
    "withdraw_file": tr("Withdrew a file"),
    # What the office knows.
    "add_programme": tr("Added a support programme"),
    "assure_agency": tr("Assured that a reception address is right"),
    "edit_agency": tr("Changed a reception address"),
    "edit_programme": tr("Changed a support programme"),
    "save_answer_card": tr("Saved an answer card"),
    "save_notice": tr("Saved a notice"),
    "withdraw_agency": tr("Withdrew a reception address"),
    "withdraw_answer_card": tr("Withdrew an answer card"),
    "withdraw_notice": tr("Withdrew a notice"),
    "undo_act": tr("Took back the last act"),
    "record_week_export": tr("Exported a week"),
    "set_password": tr("Set a user's password"),
    "change_own_password": tr("Changed the own password"),
    "save_own_text": tr("Saved a short text of one's own"),
    "save_office_text": tr("Saved a short text of the office"),
    "withdraw_own_text": tr("Withdrew a short text of one's own"),
    "withdraw_office_text": tr("Withdrew a short text of the office"),
    "block_phone": tr("Blocked a phone number until a day"),
    "lift_block": tr("Lifted the block of a phone number"),
    **labels_proof.ACTS,
    **labels_referrals.ACTS,
    "make_delivery_list": tr("Made a list to sign for support"),
    "edit_delivery_list": tr("Changed a list to sign for support"),
    "change_delivery_lines": tr("Changed who stands on a list to sign for support"),
    "close_delivery_list": tr("Recorded the hand-over of a list"),
    # Follow-ups in numbers, call-backs, stand-ins.
    "save_follow_up_template": tr("Changed a set of follow-ups"),
    "plan_follow_ups": tr("Planned a set of follow-ups"),
    "note_no_answer": tr("Called; nobody answered"),
    "mark_picture": tr("Said whether a picture may be published"),
    "save_story": tr("Wrote a story"),
    "decide_story": tr("Decided about a story"),
    "publish_story": tr("Published a story"),
    "withdraw_story": tr("Withdrew a story"),
    "hand_over_work": tr("Handed over all open work of a colleague"),
    "undo_hand_over": tr("Took back a handing over of work"),
    # Terms, legal matters, proposals.
    "pause_terms": tr("Let the terms pause"),
    "resume_terms": tr("Let the terms go on"),
    "extend_term": tr("Extended a term"),
    "record_signed_paper": tr("Recorded the day the paper was signed"),
    "accept_legal_matter": tr("Accepted the legal matter"),
    "propose_closing": tr("Proposed to close the case"),
    "propose_letter": tr("Proposed the number of a paper"),
    "withdraw_proposal": tr("Took a proposal back"),
    "take_over_shipped": tr("Took over lists that came with the program"),
    "approve_proposal": tr("Approved a proposal"),
    "reject_proposal": tr("Rejected a proposal"),
}
"""Act -> what was done."""

CLOCKS: Final[Mapping[str, str]] = {
    "first_action_urgent_hours": tr("First action on urgent cases (hours)"),
    "first_action_hours": tr("First action on other cases (hours)"),
    "verify_days": tr("Verification (working days)"),
    "answer_days": tr("Answer to the worker (working days)"),
    "referral_days": tr("Answer to a referral (working days)"),
    "feedback_days": tr("Asking the worker after the resolution (working days)"),
    "assured_days": tr("Checking a reception address again (days)"),
    "complaint_accept_days": tr("Accepting a complaint (days)"),
    "complaint_settle_days": tr("Settling a complaint (days)"),
    "complaint_longest_days": tr("Settling a complex complaint, at most (days)"),
    "denunciation_check_days": tr("First check of a denunciation (working days)"),
    "denunciation_settle_days": tr("Settling a denunciation (days)"),
    "denunciation_extension_days": tr("Extending a denunciation, each time (days)"),
    "denunciation_extensions": tr("Extending a denunciation, at most (times)"),
}
"""Term of a case -> what it is called."""

HOLIDAY_KINDS: Final[Mapping[str, str]] = {
    "holiday": tr("Day off"),
    "compensation_off": tr("Day off in lieu"),
    "compensation_work": tr("Made-up working day"),
}
"""Kind of a day of the working calendar -> what it is called."""

PHONE_NOTES: Final[Mapping[str, str]] = {
    "converted_2018": tr("An old 11-digit number; it was turned into today's."),
    "maybe_old_landline": tr("This may be an old landline number. Ask the caller."),
    "zero_added": tr("The first zero was missing; it was added."),
}
"""Note on a phone number as it was understood -> sentence."""

UNIT_KINDS: Final[Mapping[str, str]] = {
    "commune": tr("Commune union"),
    "confederation": tr("General Confederation"),
    "district": tr("District federation"),
    "grass_roots": tr("Grass-roots union"),
    "industrial_park": tr("Industrial parks' union"),
    "inter_commune": tr("Union of several communes"),
    "province": tr("Provincial federation"),
    "sector": tr("Sector union"),
    "trade_guild": tr("Trade guild"),
}
"""Kind of union organisation -> what it is called."""

COUNTS: Final[Mapping[str, str]] = {
    "agencies": tr("Reception addresses"),
    "assignments": tr("Support proposed"),
    "attachments": tr("Attachments"),
    "audit_entries": tr("Entries of the audit trail"),
    "cases": tr("Cases"),
    "contacts": tr("Contacts"),
    "employers": tr("Employers"),
    "follow_ups": tr("Follow-ups"),
    "notes": tr("Notes"),
    "persons": tr("People"),
    "programmes": tr("Programmes"),
    "referrals": tr("Referrals"),
    "units": tr("Union units"),
    "users": tr("Users"),
    "verifications": tr("Verifications"),
}
"""Table -> what its rows are called."""
