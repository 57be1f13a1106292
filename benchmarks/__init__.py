"""Figures of quality and speed: `python -m benchmarks`."""
