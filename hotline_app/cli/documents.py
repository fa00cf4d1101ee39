"""The register of papers, and official papers of a case."""

import json
from typing import Any

import click

from db import clock
from db.records.documents import DocumentDraft, DocumentRecord, MeetingDraft, Wording
from db.records.drafts import FileDraft
from db.rules.documents import NAMES, PAPERS, TYPES
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts, table
from hotline_app.cli.door import Refused
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.papers import full_name
from hotline_app.cli.session import Desk, Session, file_path
from hotline_app.i18n import tr

_MOST = 200
_ENDINGS = (".pdf", ".docx")


@command("documents", words=lambda: tr("List the register of papers, or print it."))
@option("--year", type=int, default=0, words=lambda: tr("Papers of this year."))
@option(
    "--direction", type=choice(("out", "in")), default="", words=lambda: tr("Gone out or come in.")
)
@option("--type", "kind", type=choice(TYPES), default="", words=lambda: tr("Kind of paper."))
@option("--withdrawn", is_flag=True, words=lambda: tr("Only numbers that were withdrawn."))
@option("--out", default="", metavar="FILE.pdf|.xlsx", words=lambda: tr("Print it into this file."))
def documents(session: Session, **typed: Any) -> Answer:
    """List or print lines of the register."""
    from db.queries.documents import DocumentFilter, in_book_order, register

    wanted = DocumentFilter(
        typed["direction"], typed["kind"], typed["year"], only_withdrawn=typed["withdrawn"]
    )
    with session.desk() as desk:
        if typed["out"]:
            found = in_book_order(desk.database, wanted)
            return _printed(desk, found, typed)
        found = register(desk.database, wanted, most=_MOST)
    headings = (tr("Number and symbol"), tr("Day"), tr("To or from"), tr("About"), tr("Case"))
    lines = table((*headings, tr("Note"), tr("Id")), map(_row, found))
    return Answer({"documents": found}, lines or [tr("The register is empty.")])


def _row(one: DocumentRecord) -> tuple[str, ...]:
    from db.rules.days import format_day

    note = tr("Withdrawn: {reason}").format(reason=one.withdrawn_reason) if one.is_withdrawn else ""
    coming = tr("Incoming {number}: {symbol}").format(number=one.number, symbol=one.symbol)
    shown = one.symbol if one.direction == "out" else coming
    day = format_day(one.document_on)
    return shown, day, one.party[:40], one.subject[:60], one.case_code, note, one.id[-8:]


def _printed(desk: Desk, found: tuple[DocumentRecord, ...], typed: dict[str, Any]) -> Answer:
    from db.queries import offices
    from exports.desk import PaperOptions
    from exports.document_columns import DocumentRegister
    from hotline_app.paper_register import write_register

    path = file_path(typed["out"])
    options = PaperOptions(made_at=clock.now(), made_by=full_name(desk))
    head = DocumentRegister(
        offices.letterhead(desk.database), options, typed["direction"], typed["year"]
    )
    write_register(head, found, path)
    value = {"file": path, "count": len(found)}
    return Answer(value, [tr("Written: {file}").format(file=path)])


@command("issue-number", words=lambda: tr("Give a paper that goes out its number."))
@option("--type", "document_type", type=choice(TYPES), default="letter",
        words=lambda: tr("Kind of paper."))  # fmt: skip
@option("--to", "party", default="", words=lambda: tr("To whom the paper goes."))
@option("--subject", required=True, words=lambda: tr("What the paper is about."))
@option("--on", "document_on", default="", metavar="DATE", words=lambda: tr("Day of the paper."))
@option("--case", "case_code", default="", words=lambda: tr("Case it belongs to."))
@option("--referral", "referral_id", default="", words=lambda: tr("Id of the referral."))
def issue_number(session: Session, **typed: str) -> Answer:
    """Enter an outgoing paper."""
    from db.commands.approvals import issue_or_propose

    def act(database: Any, actor: Any, draft: DocumentDraft) -> DocumentRecord | None:
        return issue_or_propose(database, actor, "", draft)

    return _entered(session, typed, act, tr("The paper has the number {symbol}."))


@command("register-incoming", words=lambda: tr("Enter a paper that came in."))
@option("--type", "document_type", type=choice(TYPES), default="letter",
        words=lambda: tr("Kind of paper."))  # fmt: skip
@option("--from", "party", required=True, words=lambda: tr("Who sent it."))
@option("--subject", required=True, words=lambda: tr("What the paper is about."))
@option("--symbol", default="", words=lambda: tr("Number and symbol of the sender."))
@option("--on", "document_on", default="", metavar="DATE", words=lambda: tr("Day of the paper."))
@option("--received", "received_on", default="", metavar="DATE", words=lambda: tr("Day it came."))
@option("--handler", default="", metavar="USER", words=lambda: tr("Who handles it."))
@option("--scan", default="", metavar="FILE", words=lambda: tr("Its picture; the case keeps it."))
@option("--answers", default="", metavar="NUMBER|ID",
        words=lambda: tr("The paper or referral of ours that it answers."))  # fmt: skip
@option("--outcome", "answer_state", type=choice(("answered", "refused")), default="answered",
        words=lambda: tr("What it says to the referral."))  # fmt: skip
@option("--answer", default="", words=lambda: tr("The answer in words."))
@option("--case", "case_code", default="", words=lambda: tr("Case it belongs to."))
@option("--referral", "referral_id", default="", words=lambda: tr("Id of the referral."))
def register_incoming(session: Session, **typed: Any) -> Answer:
    """Enter an incoming paper; one that answers a referral records the answer as well."""
    from db.commands.documents import register_incoming as act

    typed["scan"] = _scan(typed["scan"])
    return _entered(session, typed, act, tr("Registered as incoming number {number}."))


def _scan(file: str) -> FileDraft | None:
    if not file:
        return None
    path = file_path(file)
    try:
        return FileDraft(path.name, path.read_bytes())
    except OSError as error:
        words = tr("{file} cannot be read. Check its name and folder.")
        raise Refused(words.format(file=path)) from error


def _entered(session: Session, typed: dict[str, Any], act: Any, sentence: str) -> Answer:
    with session.desk() as desk:
        given = dict(typed)
        if given["case_code"]:
            given["case_code"] = desk.case_code(given["case_code"])
        made = act(desk.database, desk.actor, DocumentDraft(**given))
    if made is None:
        waits = tr("The number is proposed and waits for a second person.")
        return Answer({"is_proposed": True}, [waits])
    words = sentence.format(symbol=made.symbol, number=made.number)
    return Answer({"document": made}, [words])


@command("withdraw-number", words=lambda: tr("Withdraw a number; its line stays."))
@click.argument("document", metavar="ID|NUMBER")
@option("--reason", required=True, words=lambda: tr("Why it is not used."))
def withdraw_number(session: Session, document: str, reason: str) -> Answer:
    """Withdraw a number of the register."""
    from db.commands.documents import withdraw_number as act
    from db.queries.documents import one

    with session.desk() as desk:
        found = one(desk.database, document)
        gone = act(desk.database, desk.actor, found.id, reason, found.version)
    words = tr("{symbol} is withdrawn; its line stays.").format(symbol=gone.symbol)
    return Answer({"document": gone}, [words])


@command("paper", words=lambda: tr("Write an official paper of a case, as PDF or for Word."))
@click.argument("kind", type=choice(PAPERS), metavar="|".join(PAPERS))
@click.argument("case")
@option("--out", required=True, metavar="FILE.pdf|.docx", words=lambda: tr("The file to write."))
@option("--referral", default="", metavar="ID", words=lambda: tr("Id of the referral."))
@option("--number", is_flag=True, words=lambda: tr("Take the next number of the register."))
@option("--invite", "invited", multiple=True, metavar="NAME",
        words=lambda: tr("Who is invited; may be repeated."))  # fmt: skip
@option("--on", "held_on", default="", metavar="DATE", words=lambda: tr("Day people meet."))
@option("--hour", default="", metavar="HH:MM", words=lambda: tr("Hour people meet."))
@option("--place", default="", words=lambda: tr("Where people meet."))
@option("--about", default="", words=lambda: tr("What the invitation is about."))
@option("--handed-by", default="", words=lambda: tr("Who hands support over."))
@option("--witness", default="", words=lambda: tr("Who looks on at the hand-over."))
def paper(session: Session, kind: str, case: str, **typed: Any) -> Answer:
    """Write one paper."""
    from hotline_app.official_papers import PaperWish, make_paper

    names = ("held_on", "hour", "place", "about", "handed_by", "witness")
    meeting = MeetingDraft("\n".join(typed["invited"]), **{name: typed[name] for name in names})

    path = file_path(typed["out"])
    if path.suffix.lower() not in _ENDINGS:
        raise Refused(tr("The name of the file must end with .pdf or .docx."))
    with session.desk() as desk:
        code = desk.case_code(case)
        wish = PaperWish(
            kind,
            code,
            path,
            full_name(desk),
            typed["referral"],
            typed["number"],
            meeting=meeting,
        )
        made = make_paper(desk.database, desk.actor, wish)
    lines = [tr("Written: {file}").format(file=path)]
    if made.number:
        lines.append(tr("The paper has the number {symbol}.").format(symbol=made.number))
    if made.is_proposed:
        lines.append(tr("The number is proposed and waits for a second person."))
    value = {"file": path, "number": made.number, "kind": kind, "case": code}
    return Answer(value | {"is_proposed": made.is_proposed}, lines)


@command("wording", words=lambda: tr("Show or change the words of a kind of paper."))
@click.argument("kind", type=choice(PAPERS), metavar="|".join(PAPERS))
@option("--file", "file", default="", metavar="FILE.json",
        words=lambda: tr("Take the parts in this file, as --json shows them."))  # fmt: skip
@option("--shipped", is_flag=True, words=lambda: tr("Go back to the shipped words."))
def wording(session: Session, kind: str, file: str, shipped: bool) -> Answer:
    """Show the wording of a paper, take a new one, or go back to the shipped one."""
    from db.commands.documents import restore_wording, save_wording
    from db.queries.documents import wording as ask

    with session.desk() as desk:
        if shipped:
            found = restore_wording(desk.database, desk.actor, kind)
        elif file:
            found = save_wording(desk.database, desk.actor, kind, _parts(file))
        else:
            found = ask(desk.database, kind)
    names = " ".join(f"{{{name}}}" for name in sorted(NAMES))
    head = [labels.word("paper", kind), tr("Names that are filled in: {names}").format(names=names)]
    return Answer({"wording": found}, [*head, *_lines(found)])


def _lines(found: Wording) -> list[str]:
    return facts(
        [
            (tr("Symbol"), found.symbol),
            (tr("About"), found.subject),
            (tr("Before the facts"), "\n".join(found.opening)),
            (tr("Behind the facts"), "\n".join(found.closing)),
            (tr("Recipients"), "\n".join(found.recipients)),
        ]
    )


def _parts(file: str) -> dict[str, str]:
    try:
        read = json.loads(file_path(file).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        sentence = tr("{file} cannot be read as JSON. Begin with what “wording KIND --json” shows.")
        raise Refused(sentence.format(file=file)) from error
    parts = read.get("wording", read) if isinstance(read, dict) else {}
    return {
        name: "\n".join(map(str, part)) if isinstance(part, list) else str(part)
        for name, part in parts.items()
    }
