"""New contact: the form, who is calling, drafts, files, pasted chats."""
