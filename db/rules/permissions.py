"""Who may do which act: one table. Screens may hide what is refused; the acts refuse it."""

from collections.abc import Mapping
from typing import Final

from db.choices import Role
from db.errors import NotAllowed
from db.records.people import Actor

_DESK: Final = frozenset({Role.OPERATOR, Role.CASE_OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR})
_OFFICERS: Final = frozenset({Role.CASE_OFFICER, Role.SUPERVISOR, Role.ADMINISTRATOR})
_DECIDERS: Final = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
_ADMINISTRATORS: Final = frozenset({Role.ADMINISTRATOR})
_EVERYBODY: Final = frozenset(Role)

ALLOWED: Final[Mapping[str, frozenset[Role]]] = {
    "log_call": _DESK,
    "add_note": _DESK,
    "give_address": _DESK,
    "tell_policy": _DESK,
    "attach_file": _DESK,
    "add_follow_up": _DESK,
    "finish_follow_up": _DESK,
    "verify_claim": _OFFICERS,
    "assign_benefit": _OFFICERS,
    "submit_assignment": _OFFICERS,
    "deliver_assignment": _OFFICERS,
    "approve_assignment": _DECIDERS,
    "reject_assignment": _DECIDERS,
    "refer_case": _OFFICERS,
    "mark_sent": _OFFICERS,
    "acknowledge_referral": _OFFICERS,
    "record_answer": _OFFICERS,
    "change_status": _OFFICERS,
    "edit_case": _OFFICERS,
    "assign_owner": _OFFICERS,
    "close_case": _OFFICERS,
    "reopen_case": _OFFICERS,
    "record_feedback": _DESK,
    "withdraw_file": _OFFICERS,
    "link_cases": _DESK,
    "unlink_cases": _DESK,
    "merge_cases": _OFFICERS,
    "undo_merge": _OFFICERS,
    "add_agency": _OFFICERS,
    "issue_number": _OFFICERS,
    "register_incoming": _OFFICERS,
    "withdraw_number": _OFFICERS,
    "save_wording": _ADMINISTRATORS,
    "import_contacts": _DECIDERS,
    "check_programme": _DECIDERS,
    "edit_person": _DESK,
    "record_consent": _DESK,
    "withdraw_consent": _DESK,
    "merge_persons": _OFFICERS,
    "undo_person_merge": _OFFICERS,
    "add_employer": _OFFICERS,
    "edit_employer": _OFFICERS,
    "merge_employers": _OFFICERS,
    "undo_employer_merge": _OFFICERS,
    "add_unit": _OFFICERS,
    "edit_unit": _OFFICERS,
    "add_user": _ADMINISTRATORS,
    "edit_user": _ADMINISTRATORS,
    "edit_office": _ADMINISTRATORS,
    "save_signatory": _ADMINISTRATORS,
    "save_need": _ADMINISTRATORS,
    "save_channel": _ADMINISTRATORS,
    "save_holiday": _ADMINISTRATORS,
    "withdraw_holiday": _ADMINISTRATORS,
    "change_setting": _ADMINISTRATORS,
    "restore_back_up": _ADMINISTRATORS,
    "save_own_text": _DESK,
    "withdraw_own_text": _DESK,
    "save_office_text": _DECIDERS,
    "withdraw_office_text": _DECIDERS,
    "block_phone": _DESK,
    "lift_block": _DESK,
    "back_up": _DESK,
    "save_view": _DESK,
    "withdraw_view": _DESK,
    "undo_act": _DESK,
    "record_week_export": _DESK,
    "set_password": _ADMINISTRATORS,
    "change_own_password": _EVERYBODY,
    "rebuild_search": _DECIDERS,
    # What the office knows: programmes, addresses, answer cards, notices.
    "save_answer_card": _OFFICERS,
    "withdraw_answer_card": _OFFICERS,
    "save_notice": _OFFICERS,
    "withdraw_notice": _OFFICERS,
    "edit_agency": _OFFICERS,
    "assure_agency": _DESK,
    "withdraw_agency": _OFFICERS,
    "add_programme": _DECIDERS,
    "edit_programme": _DECIDERS,
    # Proof and doubles.
    "check_papers": _OFFICERS,
    "join_household": _DESK,
    "leave_household": _DESK,
    # Referrals that are not answered.
    "remind_agency": _OFFICERS,
    "record_failure": _OFFICERS,
    # Lists that people sign for support.
    "make_delivery_list": _OFFICERS,
    "edit_delivery_list": _OFFICERS,
    "change_delivery_lines": _OFFICERS,
    "close_delivery_list": _OFFICERS,
    # Follow-ups in numbers, call-backs, stand-ins.
    "save_follow_up_template": _ADMINISTRATORS,
    "plan_follow_ups": _DESK,
    "note_no_answer": _DESK,
    # Stories and pictures: who writes one does not approve it.
    "mark_picture": _DESK,
    "save_story": _OFFICERS,
    "decide_story": _DECIDERS,
    "publish_story": _OFFICERS,
    "withdraw_story": _OFFICERS,
    "hand_over_work": _DECIDERS,
    "undo_hand_over": _DECIDERS,
    # Terms, complaints and denunciations, decisions of a second person.
    "pause_terms": _OFFICERS,
    "resume_terms": _OFFICERS,
    "extend_term": _DECIDERS,
    "record_signed_paper": _OFFICERS,
    "accept_legal_matter": _DECIDERS,
    "propose_closing": _OFFICERS,
    "propose_letter": _OFFICERS,
    "withdraw_proposal": _OFFICERS,
    "approve_proposal": _DECIDERS,
    "reject_proposal": _DECIDERS,
    # What a newer version brings along.
    "take_over_shipped": _ADMINISTRATORS,
}


def require(actor: Actor, act: str) -> None:
    """Refuse the act unless the actor's role allows it.

    Raises:
        NotAllowed: with the act's code and the reason "role".
    """
    if actor.role not in ALLOWED[act]:
        raise NotAllowed(act)
