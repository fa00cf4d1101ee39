"""Is this computer fit for the hotline: one clear sentence per thing, no database needed."""

from hotline_app.cli.answers import Answer
from hotline_app.cli.face import command
from hotline_app.cli.findings import Finding, State
from hotline_app.cli.session import Session
from hotline_app.i18n import tr

_MARKS = {State.GOOD: "✓", State.REMARK: "·", State.WRONG: "✗"}


@command(
    "doctor",
    words=lambda: tr("Look whether this computer has all the program needs. No database needed."),
)
def doctor(session: Session) -> Answer:
    """Look at everything; end with 2 when something is wrong."""
    found = _findings(session)
    wrong = [finding for finding in found if finding.state is State.WRONG]
    last = tr("Everything that is needed is here.")
    if wrong:
        last = tr("Mend what is marked with ✗, then run this again.")
    lines = [f"{_MARKS[finding.state]} {finding.words}" for finding in found]
    return Answer({"is_ok": not wrong, "findings": found}, [*lines, last], is_done=not wrong)


def _findings(session: Session) -> list[Finding]:
    from hotline_app.cli import findings
    from hotline_app.cli.probe import probe

    probed = probe()
    return [
        findings.python(),
        findings.sqlite(probed),
        findings.tk(probed),
        findings.letters_on_screen(probed),
        findings.display(probed),
        *findings.packages(),
        findings.printed_letters(),
        findings.time_zone(),
        *findings.folders(session),
        findings.database(session),
    ]
