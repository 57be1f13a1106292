"""The record in a notebook: lists that become tables, SQL, articles with highlights, charts of a relation."""
