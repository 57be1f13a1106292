"""The record as things that point at one another: entities, graphs, places, references, a calendar, annotations."""
