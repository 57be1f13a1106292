"""What the program knows of the world: states, organisations, places, titles, people and their offices, and names.

`gazetteer` finds names in a text, `places` says where cities lie, `titles` understands wordings of offices, `offices`
says who held one when, `people` whom a name may mean, `names` whether two names are one person's.  The facts are the
tables in `data/`; `chiefs` adds those of the CIA World Factbook.
"""
