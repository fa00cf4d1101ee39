"""The base of every form beside a page: fields, problems, drafts, keys."""
