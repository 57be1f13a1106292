"""Drawings of the web face: what is drawn (`shapes`), and the server's own SVG of it, which needs no script."""
