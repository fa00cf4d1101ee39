"""What waits and what was made: to-do list, calls, approvals, lists to sign, papers, stories."""
