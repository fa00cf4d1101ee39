"""What a caller is told of a programme, as a text to paste into Zalo or a short message."""

from db.records.programmes import BenefitRecord, ProgrammeRecord
from db.rules.days import format_day
from db.rules.money import format_vnd
from hotline_app.i18n import tr
from hotline_app.labels import word


def programme_answer(record: ProgrammeRecord) -> str:
    """Number and title, who gets how much, papers and last days; nothing that is not stored."""
    lines = [tr("{number}: {title}.").format(number=record.number, title=record.title.rstrip("."))]
    lines += [f"- {benefit.who}: {_amount(benefit)}" for benefit in record.benefits]
    if record.documents:
        papers = "; ".join(record.documents)
        lines.append(tr("Papers: {papers}.").format(papers=papers.rstrip(".")))
    for title, due_on in record.deadlines:
        day = f"{format_day(due_on)} – " if due_on else ""
        lines.append(tr("Last day: {what}.").format(what=f"{day}{title}".rstrip(".")))
    return "\n".join(lines)


def _amount(benefit: BenefitRecord) -> str:
    kind = word("benefit_kind", benefit.kind)
    if benefit.amount is None:
        return kind
    amount = tr("{amount} VND").format(amount=format_vnd(benefit.amount))
    unit = f"/{benefit.unit}" if benefit.unit else ""
    return f"{amount}{unit} ({kind})"
