"""Whether an event happened, is planned, conditional, speculated or denied, and who says so."""
