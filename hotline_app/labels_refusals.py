"""Sentences for what was refused as a whole: each says what to do. Source strings only."""

from collections.abc import Mapping
from typing import Final


def _mark(text: str) -> str:
    """Mark `text` for the catalogue; it is translated when it is shown."""
    return text


tr = _mark  # the catalogue's extractor looks for this name

DATABASES: Final[Mapping[str, str]] = {
    "damaged": tr(
        "The database {where} is damaged. Nothing was changed. Put the latest back-up in its place."
    ),
    "disk_error": tr(
        "The disk did not read or write {where}. Nothing was saved. Check the disk and the cable, "
        "then try again."
    ),
    "disk_full": tr(
        "The disk of {where} is full. Nothing was saved. Make room on the disk, then try again."
    ),
    "exists": tr(
        "There is an office in {where} already. Use it, or choose another file for a new office."
    ),
    "folder_missing": tr(
        "There is no folder {where}. Make it, choose another, or make an office there with "
        "“hotline init”."
    ),
    "foreign_database": tr(
        "{where} is the database of another program. Choose the hotline's own file."
    ),
    "network_share": tr(
        "{where} lies on a network drive, where several computers can damage it. Put the file on "
        "this computer's own disk, or use a PostgreSQL server for several computers."
    ),
    "newer_schema": tr(
        "{where} was made by a newer version of this program. Install the newest version on this "
        "computer."
    ),
    "not_a_database": tr("{where} is not a database. Choose the hotline's own file."),
    "not_found": tr(
        "There is no database at {where}. Check the path, or make an office there first with "
        "“hotline init”."
    ),
    "not_set_up": tr("There is no office in {where} yet. Make it first with “hotline init”."),
    "other_office": tr(
        "{where} is a copy of another office. Choose a copy of this office; nothing was changed."
    ),
    "read_only": tr(
        "{where} can only be read. Ask for the right to write in this folder, or choose another."
    ),
    "same_file": tr("{where} is the office that is open. Choose a copy of it."),
    "unknown_engine": tr("Databases of the kind “{where}” are not known. Give the path of a file."),
}
"""Code of `DatabaseRefused` -> sentence with `{where}`."""

COPIES: Final[Mapping[str, str]] = {
    "disk_error": tr(
        "The disk did not take the copy ({where}). Nothing recorded was lost. Check the disk or "
        "the stick, or choose another folder."
    ),
    "disk_full": tr(
        "There is no room for the copy {where}. Nothing recorded was lost. Remove what is not "
        "needed from that disk, or let fewer copies stay."
    ),
    "folder_missing": tr(
        "The folder for the copies {where} is not there. Plug in its disk or stick, or choose "
        "another folder. Nothing recorded was lost."
    ),
    "read_only": tr(
        "Nothing may be written in the folder {where}. Choose another folder for the copies. "
        "Nothing recorded was lost."
    ),
}
"""Code of `DatabaseRefused` when a copy is made -> sentence with `{where}`."""

NOT_FOUND: Final[Mapping[str, str]] = {
    "agency": tr("“{key}” is not in the directory of addresses. Add it there first."),
    "answer_card": tr("This answer card is not there any more."),
    "assignment": tr("There is no assignment {key}. Its id stands in “hotline show”."),
    "attachment": tr("There is no attachment {key}. Its id stands in “hotline show”."),
    "benefit": tr("There is no benefit {key}. “hotline programmes” lists them."),
    "case": tr(
        "There is no case {key}, or the end of the code fits several. Write the whole code."
    ),
    "consent": tr("There is no consent {key}. Its id stands in “hotline person … --json”."),
    "contact": tr("There is no contact {key}."),
    "employer": tr("There is no employer {key}. “hotline employers” lists them."),
    "answer_text": tr("There is no answer card and no programme {key}."),
    "follow_up_template": tr(
        "There is no set of follow-ups {key}. “hotline follow-up-sets” lists them."
    ),
    "hand_over": tr("There is no handing over {key}. “hotline hand-overs” lists them."),
    "story": tr("There is no story {key}. “hotline stories” lists them."),
    "follow_up": tr("There is no follow-up {key}. Its id stands in “hotline show”."),
    "import_run": tr("There is no import {key}. Start the import of the file again."),
    "merge": tr("There is no merge {key}."),
    "note": tr("There is no note {key} in this case. Its id stands in “hotline show”."),
    "office": tr("There is no office here yet. Make it first with “hotline init”."),
    "person": tr("There is no person {key}."),
    "programme": tr("There is no programme {key}. “hotline programmes” lists them."),
    "delivery_list": tr("There is no such list ({key}). “hotline delivery-lists” shows them."),
    "document": tr("There is no paper {key} in the register, or several fit. Use its id."),
    "paper": tr("There is no paper of the kind {key}. “hotline paper --help” lists them."),
    "referral": tr("There is no referral {key}. Its id stands in “hotline show”."),
    "saved_view": tr("There is no saved view {key} any more. Look at the list of views again."),
    "phone_block": tr("The number is not blocked any more ({key})."),
    "text_module": tr("There is no such short text any more ({key})."),
    "unit": tr("There is no union unit {key}. “hotline units” lists them."),
    "user": tr("There is no active user {key}. “hotline users” lists them."),
    "notice": tr("This notice is not there any more."),
    "approval": tr("There is no proposal {key}, or several fit. “hotline approvals” lists them."),
}
"""Kind of `NotFound` -> sentence with `{key}`."""

NOT_ALLOWED: Final[Mapping[str, str]] = {
    "role": tr("Your role does not allow this ({act}). Ask someone whose role does."),
    "proposer": tr(
        "Who proposed this may not decide on it ({act}). Ask another supervisor or the "
        "administrator."
    ),
    "not_proposer": tr("Only who proposed this may take it back ({act})."),
}
"""Reason of `NotAllowed` -> sentence with `{act}`."""

EXPORTS: Final[Mapping[str, str]] = {
    "disk_full": tr("The disk is full; {where} was not written. Make room, then try again."),
    "file_open": tr("{where} is open in another program. Close it there, then try again."),
    "folder_missing": tr("There is no folder {where}. Make it, or choose another."),
    "inside_code_tree": tr(
        "{where} lies inside the program itself. Choose a folder of your own: papers hold "
        "personal data."
    ),
    "not_writable": tr("{where} cannot be written. Choose another folder or another name."),
}
"""Code of `ExportRefused` -> sentence with `{where}`."""

IMPORTS: Final[Mapping[str, str]] = {
    "bad_mapping": tr("The mapping {where} cannot be used ({detail}). Mend it, then try again."),
    "cannot_write": tr("The refused rows cannot be written to {where}. Choose another file."),
    "damaged": tr("{where} is damaged ({detail}). Export it again from where it comes from."),
    "empty_file": tr("There is nothing in {where}. Choose another file."),
    "missing_column": tr(
        "{where}: columns are missing ({detail}). Choose the mapping that fits, or mend it."
    ),
    "no_such_file": tr("The file {where} cannot be opened. Check its name and folder."),
    "not_a_table": tr("{where} is not a table. Save it as CSV or XLSX, then try again."),
    "old_excel": tr("{where} is an old Excel file. Save it as XLSX in Excel, then try again."),
    "unknown_encoding": tr("The letters of {where} cannot be read. Save it as CSV UTF-8."),
}
"""Code of `ImportRefused` -> sentence with `{where}` and `{detail}`."""

ROWS: Final[Mapping[str, str]] = {
    "closed_before_received": tr("closed before it was received"),
    "closed_but_open": tr("has a closing day but is not closed; the day was left out"),
    "closed_day_only": tr("closed on the day of the call; the hour is not known"),
    "missing_value": tr("nothing in a cell that is needed"),
    "not_a_time": tr("a day or hour that cannot be read"),
    "phone_not_read": tr("a phone that cannot be read; kept as written"),
    "several_phones": tr("several phones; the first was taken"),
    "time_in_future": tr("lies in the future"),
    "time_too_old": tr("lies too far back"),
    "too_long": tr("a text that is too long"),
    "too_many_cells": tr("more cells than columns"),
    "unknown_value": tr("a value the mapping does not know"),
    "updated_before_received": tr("changed before it was received; the day was left out"),
    "value_by_default": tr("a value the mapping does not know; the usual one was taken"),
}
"""Code of a row's problem in an import -> words."""

OTHERS: Final[Mapping[str, str]] = {
    "database_busy": tr(
        "Another computer is writing to the database. Nothing was saved. Try again in a moment."
    ),
    "stale_record": tr(
        "Someone else changed this in the meantime. Nothing was saved. Look at it again, then "
        "repeat your change."
    ),
    "export_cancelled": tr("Stopped. Nothing was written."),
    "not_found": tr("There is no record {key} any more. Look at the list again."),
    "refused": tr("This cannot be done. Nothing was changed."),
}
"""Refusals that need no more than their kind."""

CHECKS: Final[Mapping[str, str]] = {
    "audit_broken": tr(
        "The audit trail was changed at entry {detail}. Keep the file as it is and report it."
    ),
    "counter_behind": tr(
        "The numbers of cases are behind at {detail}. Put back the latest back-up and report it."
    ),
    "file_damaged": tr("The file is damaged ({detail}). Put the latest back-up in its place."),
    "link_broken": tr(
        "Records miss what they belong to ({detail}). Put the latest back-up in its place."
    ),
    "search_differs": tr(
        "The search index differs in {detail} cases. Run “hotline check --rebuild”."
    ),
}
"""Code of a check's problem -> sentence with `{detail}`."""
