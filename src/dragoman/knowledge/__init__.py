"""What the program knows of the world: states, organisations, places, titles, people and their offices, and names.

`gazetteer` finds names in a text, `places` says where cities lie, `titles` understands wordings of offices, `offices`
says who held one when, `people` whom a name may mean, `names` whether two names are one person's, `memberships` which
states belong to what.  The facts are the tables in `data/` and the user's own; `chiefs` adds those of the CIA World
Factbook.  What is asked most:

>>> from dragoman import knowledge
>>> knowledge.holds("Qin Gang", "foreign minister", "CHN", "2023-02-22")
'held'
"""

from dragoman.knowledge.memberships import belongs, members
from dragoman.knowledge.offices import holders, holds, offices_of

__all__ = ["belongs", "holders", "holds", "members", "offices_of"]
