"""Sentences for what cannot be taken as typed: each says what to do. Source strings only."""

from collections.abc import Mapping
from typing import Final

from hotline_app import labels_follow_ups, labels_knowledge_problems, labels_proof, labels_referrals


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

PROBLEMS: Final[Mapping[str, str]] = {
    "above_approved": tr("This is more than was approved. Check the amount."),
    "above_ceiling": tr("This is more than the programme allows. Check the amount."),
    "agency_exists": tr("This address is in the directory already; use that one."),
    "already_assigned": tr(
        "This case has this benefit already, and it is given once only. Look at the case first."
    ),
    "already_done": tr("This is finished already; nothing is left to do."),
    "ask_old_landline": tr(
        "This looks like an old landline number. Ask the caller, then write the number with its "
        "new area code."
    ),
    # Terms, legal matters, proposals.
    "before_the_signature": tr("This lies before the day of the signature. Check both days."),
    "beyond_the_law": tr("The law does not allow a later day than this office's terms say."),
    "clock_not_set": tr("This case has no such term now. Choose another one."),
    "closing_needs_approval": tr("Here a second person decides on closing. Propose it instead."),
    "extended_too_often": tr("This term was extended as often as the law allows."),
    "letter_needs_approval": tr("Here a second person decides on papers. Propose it instead."),
    "number_not_approved": tr(
        "A second person decides on letters here: propose the letter to get its number, or leave "
        "this empty."
    ),
    "not_later": tr("The new day must lie after the present one."),
    "not_on_legal_track": tr("The case is neither complaint nor denunciation. Check its kind."),
    "legal_matter_accepted": tr("The legal matter is accepted already; nothing is left to do."),
    "proposal_decided": tr("This was decided already, or taken back. Look at it again."),
    "proposal_waits": tr("The same proposal waits already. Let it be decided first."),
    "signed_record_missing": tr(
        "First the paper, or the record of what was said, has to be signed: record that day."
    ),
    "still_waiting": tr("The case waits for information. Move it on: then its terms go on."),
    "terms_are_paused": tr("The terms of this case pause. Let them go on first."),
    "terms_are_running": tr("The terms of this case run; nothing is left to do."),
    "case_is_closed": tr("The case is finished. Reopen it first, with a reason."),
    "case_is_open": tr("The case is open already; just work on it."),
    "claim_missing": tr("Write what was checked, in one sentence."),
    "closing_has_its_own_act": tr("Close the case with its outcome instead (“hotline close”)."),
    "code_missing": tr("Write a short code, for example BMT."),
    "code_not_plain": tr("Use at most 12 letters without marks and digits, for example BMT."),
    "consent_missing": tr(
        "The person has not agreed that this is passed on. Ask first, or write why it must go "
        "out without consent."
    ),
    "duplicate_of_itself": tr("A case cannot repeat itself. Write the code of the other case."),
    "employer_is_confidential": tr(
        "The employer must not know of this case. Take the employer and the union unit out of "
        "what is sent."
    ),
    "file_empty": tr("There is nothing in this file. Choose another."),
    "file_too_large": tr("This file is larger than 50 MB. Make it smaller, or attach its parts."),
    "ends_before_start": tr("The last day lies before the first. Correct one of them."),
    "last_administrator": tr("Nobody would be left who runs the office. Name another one first."),
    "last_of_register": tr("One entry has to stay in use. Switch another one on first."),
    "not_in_calendar": tr("This day is not in the calendar."),
    "consent_method_missing": tr("Say how the person agreed: spoken, by message, in writing."),
    "files_need_a_case": tr("Only a case keeps files. Save a case, or take the files off."),
    "unknown_answer_card": tr("This answer card is no longer there. Choose another."),
    "in_the_future": tr("This lies in the future. Check the day and the hour."),
    "name_missing": tr("Write the name."),
    "need_missing": tr("Choose at least one need."),
    "no_digits": tr("There is no phone number in this. Write the digits, or leave it empty."),
    "not_a_day": tr("Write the day as day/month/year, for example 30/08/2021."),
    "not_a_moment": tr("Write the day and the hour, for example 30/08/2021 14:30."),
    "not_a_number": tr("Write digits only."),
    "not_a_period": tr(
        "Write the period as 2021-W35, 2021-08, 2021-Q3, 2021 or 30/8/2021-5/9/2021."
    ),
    "not_a_week": tr("Write the week as 2021-W35, or any day in it, for example 30/08/2021."),
    "not_approved": tr("The support is not approved at this moment. Look at the case first."),
    "not_key_and_value": tr("Write each fact as name=value, for example union_member=yes."),
    "not_money": tr("Write the amount in đồng, for example 1.500.000 or 500k."),
    "not_prepared": tr("This referral left the office already. Look at the case first."),
    "not_proposed": tr("The support was submitted already. Look at the case first."),
    "not_sent": tr(
        "This referral does not wait for an answer. Send it first, or look at the case."
    ),
    "not_submitted": tr(
        "The support does not wait for a decision. Submit it first, or look at the case."
    ),
    "not_yes_or_no": tr("Answer with yes, no or unknown."),
    "out_of_range": tr("This number cannot be right. Check it."),
    "period_backwards": tr("The last day is before the first one."),
    "proof_missing": tr("Write what proves that it was sent: a postal receipt, a name, a message."),
    "choose_referral": tr("The case has several referrals. Say which one the paper is about."),
    "number_withdrawn": tr("This number was withdrawn already; the register shows why."),
    "referral_of_another_case": tr("This referral belongs to another case. Choose another."),
    "unknown_name": tr("A name in braces is not known. Use the names that stand in the help."),
    "reason_missing": tr("Write the reason."),
    "reopening_has_its_own_act": tr(
        "The case is finished; take it up again with its reason instead (“hotline reopen”)."
    ),
    "same_status": tr("The case stands there already."),
    "step_not_allowed": tr("The case cannot go there from where it stands. Choose another step."),
    "summary_missing": tr("Write in a few words what the matter is."),
    "text_missing": tr("Write the text."),
    "too_long": tr("This is too long. Shorten it."),
    "too_long_ago": tr("This lies too far back. Check the year."),
    "too_short": tr("This is too short. Check it."),
    "unknown_agency": tr("This body is not in the directory of addresses. Add it there first."),
    "unknown_channel": tr("There is no such channel. Choose one from the list of channels."),
    "unknown_code": tr("This is not one of the choices. Choose one from the list."),
    "unknown_fact": tr("This benefit does not ask for that. Use the names its check-list shows."),
    "unknown_field": tr("There is no such field. Choose from the list."),
    "unknown_need": tr("There is no such need. Choose one from the list of needs."),
    "unknown_prefix": tr("No network uses this beginning. Ask the caller for the number again."),
    "unknown_programme": tr("There is no such programme. Look it up in the list of programmes."),
    "unknown_unit": tr("There is no such union unit. Look it up in the list of units."),
    "unknown_user": tr("There is no such user in this office. Look it up in the list of users."),
    "user_exists": tr("A user with this name exists already. Choose another name."),
    "user_name_not_plain": tr("Write a short name without blanks, for example lan."),
    **labels_knowledge_problems.PROBLEMS,
    **labels_proof.PROBLEMS,
    **labels_referrals.PROBLEMS,
    **labels_follow_ups.PROBLEMS,
    "not_last_act": tr("This is not your last act any more. Nothing was changed."),
    "not_undoable": tr("Your last act cannot be taken back. Correct it where it was done."),
    "changed_since": tr("Somebody changed this in the meantime. Nothing was taken back."),
    "password_missing": tr("Write the password."),
    "password_too_short": tr("Use at least 8 signs: a short sentence is easy to remember."),
    "password_is_name": tr("The password must not be the sign-in name."),
    "password_differs": tr("The two passwords differ. Write the new one twice."),
    "password_wrong": tr("This is not the password. Check CapsLock and the Vietnamese keyboard."),
    "blocked_already": tr("This number is blocked already; its day and reason are shown."),
    "block_too_long": tr("Choose a day within one year: the number may pass to another person."),
    "in_the_past": tr("This day is over. Choose today or a later day."),
    "short_name_missing": tr("Write a short name to find the text by, for example chao."),
    "short_name_not_plain": tr("Use at most 40 letters without blanks and colons."),
    "short_name_exists": tr("A short text of this name exists already. Choose another name."),
    "year_out_of_range": tr("Check the year: it must be between 1900 and 2100."),
    # People, employers, units
    "before_it_was_given": tr("This lies before the consent was given. Check the day."),
    "birth_out_of_range": tr("Check the year of birth: nobody is that old or that young."),
    "employer_exists": tr(
        "Another employer has this name. Use that one, or merge the two on its page."
    ),
    "ends_before_it_begins": tr("The last day lies before the first one. Check both."),
    "merge_with_itself": tr("These are the same record already. Choose another one."),
    "merged_already": tr("One of the two was merged in the meantime. Look at it again first."),
    "not_a_birth": tr("Write the year of birth, or the day: 1990 or 12/03/1990."),
    "not_a_tax_code": tr("A tax code has 10 digits, 13 for a branch, or 12 for a household."),
    "one_phone_each": tr("Write one phone number in each line."),
    "phone_twice": tr("This number stands here twice. Take one of them out."),
    "union_contradiction": tr(
        "You named a grass-roots union and said that there is none. Correct one of the two."
    ),
    "unit_exists": tr("A unit has this code already. Choose another code, or leave it empty."),
    "unit_under_itself": tr("A unit cannot stand under itself. Choose another unit above it."),
    "already_duplicate": tr(
        "One of these cases repeats another one already. Take the case that was kept."
    ),
    "already_linked": tr("These cases are linked already."),
    "already_withdrawn": tr("This file was withdrawn already."),
    "case_is_merged": tr(
        "This case was merged into another one. Undo the merge instead (“hotline undo-merge”)."
    ),
    "feedback_empty": tr("Write what the person said, or how satisfied they are."),
    "kept_case_is_finished": tr(
        "The case that is kept must be open. Reopen it first, or keep the other one."
    ),
    "linked_with_itself": tr("This is the same case. Write the code of the other one."),
    "merge_fields_changed": tr(
        "The kept case was changed after the merge; it cannot be taken apart any more."
    ),
    "merge_kept_merged": tr(
        "The kept case was merged into a third one later. Undo that merge first."
    ),
    "merge_people_changed": tr(
        "The people of the merged case were changed after the merge; it cannot be taken apart "
        "any more."
    ),
    "merge_people_used": tr(
        "There is newer work in the kept case for a person who came with the merge; it cannot be "
        "taken apart any more."
    ),
    "merge_reopened": tr("This case was taken up again after the merge; look at it first."),
    "merge_rows_moved": tr(
        "A part of what came with the merge went on to another case. Undo that first."
    ),
    "merged_with_itself": tr("This is the same case. Choose the other one."),
    "not_linked": tr("These cases are not linked."),
    "not_merged": tr("This case was not merged into another one."),
    "not_one_to_five": tr("Say it as a number from 1 (not at all) to 5 (very satisfied)."),
    "person_not_in_case": tr("This person does not stand in the case."),
    # Lists that people sign, papers of meetings
    "list_is_numbered": tr("The record of this list has its number already."),
    "list_closed": tr("This list is closed. Make a new one for those who did not come."),
    "no_lines": tr("Choose at least one person."),
    "not_an_hour": tr("Write the hour, for example 8:30."),
    "not_on_the_list": tr("Somebody you chose does not stand on this list."),
    "on_open_list": tr("Somebody you chose stands on another open list already."),
    "other_programme": tr("Somebody you chose gets support of another programme."),
}
"""Problem code -> sentence; said under any field."""

PROBLEMS_OF_FIELDS: Final[Mapping[tuple[str, str], str]] = {
    ("phone", "not_a_number"): tr(
        "This is not a phone number: a letter or a sign stands among the digits."
    ),
    ("phone", "too_long"): tr("This phone number has too many digits. Read it back to the caller."),
    ("phone", "too_short"): tr("This phone number has too few digits. Read it back to the caller."),
    ("people_count", "not_a_number"): tr("Write how many people as a number, for example 12."),
    ("people_count", "out_of_range"): tr("Write how many people: 1 to 100,000."),
    ("birth_year", "not_a_number"): tr("Write the year of birth with four digits."),
    ("birth_year", "out_of_range"): tr(
        "Check the year of birth: nobody is that old or that young."
    ),
}
"""(field, problem code) -> sentence; wins over `PROBLEMS`."""
