"""Words for codes: every stored code has one, and every word is in the catalogue."""

import ast
from pathlib import Path

import pytest

from db import choices
from exports.words import WORDS, word
from tests.exports.reading import english, vietnamese

CODES = {
    "status": choices.CaseStatus,
    "urgency": choices.Urgency,
    "direction": choices.Direction,
    "matter_kind": choices.MatterKind,
    "non_case_kind": choices.NonCaseKind,
    "outcome": choices.Outcome,
    "unmet_reason": choices.UnmetReason,
    "verification_method": choices.VerificationMethod,
    "verification_result": choices.VerificationResult,
    "confidence": choices.Confidence,
    "assignment_state": choices.AssignmentState,
    "verdict": choices.Verdict,
    "referral_state": choices.ReferralState,
    "sending_method": choices.SendingMethod,
    "follow_up_state": choices.FollowUpState,
    "note_kind": choices.NoteKind,
    "yes_no_unknown": choices.YesNoUnknown,
    "sex": choices.Sex,
    "person_role": choices.PersonRole,
    "consent_purpose": choices.ConsentPurpose,
    "consent_method": choices.ConsentMethod,
}


@pytest.mark.parametrize("subject", sorted(CODES))
def test_every_code_has_a_word(subject):
    assert {str(code) for code in CODES[subject]} == set(WORDS[subject])


def test_an_unknown_code_is_shown_as_it_is():
    assert word(english, "status", "from_the_future") == "from_the_future"
    assert word(english, "status", None) == ""


def sources():
    root = Path(__file__).resolve().parents[2]
    for path in sorted((root / "exports").rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and node.args:
                name = getattr(node.func, "id", getattr(node.func, "attr", ""))
                if name == "tr" and isinstance(node.args[0], ast.Constant):
                    yield node.args[0].value


def test_every_word_of_the_exports_is_translated():
    found = set(sources())
    assert len(found) > 200
    for text in found:
        translated = vietnamese(text)
        assert translated.strip(), text
        fields = {part.split("}")[0] for part in text.split("{")[1:]}
        assert {part.split("}")[0] for part in translated.split("{")[1:]} == fields, text
