"""The bases of people and workplaces: a list, a page with facts, a panel, a story."""
