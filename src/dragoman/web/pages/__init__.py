"""The pages, a module each."""

from dragoman.web.pages import (
    changes,
    cite,
    documents,
    doors,
    dossier,
    event,
    events,
    network,
    pair,
    places,
    today,
    who,
)

ALL = (
    today.PAGES,
    events.PAGES,
    event.PAGES,
    who.PAGES,
    dossier.PAGES,
    pair.PAGES,
    places.PAGES,
    network.PAGES,
    changes.PAGES,
    cite.PAGES,
)
ROUTERS = (today.ROUTER, who.ROUTER, doors.ROUTER, documents.ROUTER)
