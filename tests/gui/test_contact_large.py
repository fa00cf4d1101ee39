"""The contact form on the office's laptop, 1366x768, at every scale: no word is cut."""

import json
import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path

import pytest

from db import clock
from db.commands import calls
from db.commands.phone_blocks import block_phone
from db.records.desk_aids import PhoneBlockDraft
from db.rules.days import format_day, vietnam_day
from tests import factories
from tests.gui.test_contact_side import card

HOUSE = Path(__file__).resolve().parents[2]
LONG = "Nguyễn Thị Hạnh Phương Trinh " * 170


@pytest.mark.parametrize(
    ("scale", "appearance", "language"),
    [("100", "light", "vi"), ("200", "dark", "vi"), ("200", "light", "en"), ("150", "light", "vi")],
)
def test_no_word_is_cut(screen, database, actor, tmp_path, scale, appearance, language):
    calls.log_call(database, actor, factories.call(name=LONG, alert=LONG, summary=LONG))
    calls.log_call(database, actor, factories.call(name="Trần Văn Ba", summary="Nợ lương"))
    card(database, actor, "Người lao động ở trọ xin gạo ở đâu?", "food", answer=LONG)
    if scale == "200":
        until = format_day(vietnam_day(clock.now()) + timedelta(30))
        block_phone(database, actor, PhoneBlockDraft("0912345678", LONG[:400], until))
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "tests.gui.large_desk",
            str(database.path),
            str(tmp_path / "home"),
            scale,
            appearance,
            language,
        ],
        cwd=HOUSE,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert told == {"cut": [], "errors": []}
