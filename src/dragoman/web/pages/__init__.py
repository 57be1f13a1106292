"""The pages, a module each."""

from dragoman.web.pages import (
    article,
    articles,
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
    quotation,
    statements,
    stories,
    story,
    today,
    who,
)

ALL = (
    today.PAGES,
    events.PAGES,
    event.PAGES,
    statements.PAGES,
    quotation.PAGES,
    who.PAGES,
    dossier.PAGES,
    pair.PAGES,
    stories.PAGES,
    story.PAGES,
    articles.PAGES,
    article.PAGES,
    places.PAGES,
    network.PAGES,
    changes.PAGES,
    cite.PAGES,
)
ROUTERS = (today.ROUTER, who.ROUTER, story.ROUTER, doors.ROUTER, documents.ROUTER)
