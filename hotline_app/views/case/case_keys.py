"""The keys of the case page: each command of the key table opens its panel."""


class CaseKeys:
    """Answers the commands of `windows/keys.py` that begin with "case_"."""

    def do_act(self, key: str) -> None:
        """Open the panel of an act."""
        raise AssertionError("a case page has acts")

    def do_print(self) -> None:
        """Open the print panel."""
        self.do_act("print")

    def do_edit(self) -> None:
        """Open the panel that changes the case."""
        self.do_act("edit")

    def do_case_note(self) -> None:
        """Open the note panel."""
        self.do_act("note")

    def do_case_verify(self) -> None:
        """Open the panel that verifies a claim."""
        self.do_act("verify")

    def do_case_address(self) -> None:
        """Open the panel that gives an address."""
        self.do_act("address")

    def do_case_policy(self) -> None:
        """Open the panel that tells a policy."""
        self.do_act("policy")

    def do_case_support(self) -> None:
        """Open the panel that proposes support."""
        self.do_act("support")

    def do_case_refer(self) -> None:
        """Open the panel that refers the case."""
        self.do_act("refer")

    def do_case_follow_up(self) -> None:
        """Open the follow-up panel."""
        self.do_act("follow_up")

    def do_case_file(self) -> None:
        """Open the panel that attaches a file."""
        self.do_act("file")

    def do_case_status(self) -> None:
        """Open the status panel."""
        self.do_act("status")

    def do_case_terms(self) -> None:
        """Open the panel of the terms."""
        self.do_act("terms")

    def do_case_owner(self) -> None:
        """Open the panel that hands the case over."""
        self.do_act("owner")

    def do_case_close(self) -> None:
        """Open the closing panel."""
        self.do_act("close")

    def do_case_feedback(self) -> None:
        """Open the panel for what the helped person said."""
        self.do_act("feedback")

    def do_case_story(self) -> None:
        """Open the panel that writes a story."""
        self.do_act("story")

    def do_case_link(self) -> None:
        """Open the panel that links another case."""
        self.do_act("link")

    def do_case_merge(self) -> None:
        """Open the panel that merges another case."""
        self.do_act("merge")

    def do_case_history(self) -> None:
        """Show the history."""
        self.do_act("history")

    def do_case_reopen(self) -> None:
        """Open the reopening panel."""
        self.do_act("reopen")
