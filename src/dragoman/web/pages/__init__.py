"""The pages, a module each."""

from dragoman.web.pages import documents, doors, events

ALL = (events.PAGES,)
ROUTERS = (doors.ROUTER, documents.ROUTER)
