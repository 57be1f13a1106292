"""The record in other forms: the brief."""
