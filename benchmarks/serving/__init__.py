"""How quickly the pages are served: each page beside an empty route, in the same run, over the loopback."""
