"""PDF: lines as the file places them, paragraphs from their layout.  Runs in a worker process only."""

from dragoman.sources.pdf.extraction import extract

__all__ = ["extract"]
