"""The core: records, rules, commands, queries and storage."""
