"""What the page of an article shows: its text with marks and notes, what was removed, its family, its differences."""
