"""The pages, a module each."""

from dragoman.web.pages import (
    article,
    articles,
    changes,
    cite,
    documents,
    doors,
    events,
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
    who.PAGES,
    changes.PAGES,
    cite.PAGES,
    article.PAGES,
    articles.PAGES,
    statements.PAGES,
    quotation.PAGES,
    stories.PAGES,
    story.PAGES,
)
ROUTERS = (today.ROUTER, who.ROUTER, story.ROUTER, doors.ROUTER, documents.ROUTER)
