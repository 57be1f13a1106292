"""`alert`: be told of events that are new or changed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import msgspec
import typer

from dragoman.cli.listing import opened
from dragoman.cli.options import (
    DEFAULT_RECORD,
    Actor,
    ArticleUri,
    EventType,
    Format,
    Formatted,
    From,
    ModalityOption,
    RecordPath,
    To,
)
from dragoman.cli.output import Column, count, print_rows

if TYPE_CHECKING:
    from dragoman.engine.alerting import Sent
    from dragoman.record import Store
    from dragoman.record.alerts import AlertRow

_HEAD = 4096  # bytes of a file that tell what it is

alert = typer.Typer(no_args_is_help=True, help="Be told of events that are new or changed.")
Name = Annotated[str, typer.Argument(metavar="NAME", help="What the alert is called.")]


@alert.command()
def add(  # noqa: PLR0913, PLR0917
    name: Name,
    actor: Actor = None,
    pair: Annotated[tuple[str, str] | None, typer.Option("--pair", metavar="NAME NAME", help="Both take part.")] = None,
    type: EventType = None,
    modality: ModalityOption = None,
    since: From = None,
    until: To = None,
    article: ArticleUri = None,
    to_file: Annotated[Path | None, typer.Option("--to-file", metavar="FILE", help="Append JSON lines.")] = None,
    to_feed: Annotated[Path | None, typer.Option("--to-feed", metavar="FILE", help="Write an Atom feed.")] = None,
    to_webhook: Annotated[str | None, typer.Option("--to-webhook", metavar="URL", help="Post to https://…")] = None,
    secret: Annotated[
        str | None, typer.Option("--secret", metavar="WHERE", help="A webhook's secret: env:NAME or file:PATH.")
    ] = None,
    allow_host: Annotated[
        list[str] | None, typer.Option("--allow-host", metavar="HOST", help="A private host that may be posted to.")
    ] = None,
    entries: Annotated[int, typer.Option("--entries", min=1, max=10_000, help="Newest entries of a feed.")] = 100,
    from_start: Annotated[bool, typer.Option("--from-start", help="Also tell what the record holds already.")] = False,
    record: RecordPath = DEFAULT_RECORD,
) -> None:
    """Add an alert with the filters of `dragoman events`; it begins with what comes after it."""
    from dragoman.engine.alerting.sending import utc_now
    from dragoman.record.alerts import Alert, Filters, add_alert
    from dragoman.record.alerts.outbox import stamp

    kind, target = _target(to_file, to_feed, to_webhook)
    kept_secret = _secret(kind, secret, allow_host)
    wanted = Filters(actor=actor, pair=pair, type=type, modality=modality, since=since, until=until, article=article)
    made = Alert(
        name=name,
        filters=wanted,
        kind=kind,
        target=target,
        secret=kept_secret,
        hosts=tuple(allow_host or ()),
        keep=entries,
        made=stamp(utc_now()),
    )
    with opened(record) as asked:
        try:
            told = add_alert(asked.store, made, from_start=from_start)
        except ValueError as error:
            raise typer.BadParameter(f"{error}.", param_hint="NAME") from error
    known = "" if from_start else f"; {count(told, 'event')} in the record taken as told"
    typer.echo(f"added alert {name}{known}. Send with: dragoman alert send", err=True)


def send_due(store: Store) -> None:
    """Tell what alerts have to tell after the record changed; what cannot be told is said on stderr and waits."""
    from dragoman.engine.alerting import send_alerts

    for one in send_alerts(store):
        if one.failed:
            typer.echo(f"alert {one.alert}: {count(one.failed, 'message')} waiting ({one.error})", err=True)


def _target(to_file: Path | None, to_feed: Path | None, to_webhook: str | None):  # type: ignore[no-untyped-def]
    from dragoman.engine.alerting.webhook import check_url

    given = [(k, v) for k, v in (("file", to_file), ("feed", to_feed), ("webhook", to_webhook)) if v is not None]
    if len(given) != 1:
        raise typer.BadParameter("Give one of --to-file, --to-feed and --to-webhook.")
    kind, target = given[0]
    if isinstance(target, str):
        try:
            return kind, check_url(target)
        except ValueError as error:
            raise typer.BadParameter(f"{error}.", param_hint="--to-webhook") from error
    path = target.absolute()
    if not path.parent.is_dir():
        raise typer.BadParameter(f"The folder {path.parent} does not exist. Make it, or name another file.")
    if path.exists() and not path.is_file():
        raise typer.BadParameter(f"{path} is no ordinary file. Name another one.")
    if path.exists() and path.stat().st_size and not _is_ours(path):
        raise typer.BadParameter(f"{path} is there already and holds no alerts. Name another file.")
    return kind, str(path)


def _is_ours(path: Path) -> bool:
    """Whether a file begins as alerts write them, so that nobody's other work is written over."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    return b"dragoman.alert/1" in head or (b"http://www.w3.org/2005/Atom" in head and b"ragoman" in head)


def _secret(kind: str, secret: str | None, hosts: list[str] | None) -> str | None:
    from dragoman.engine.alerting.webhook import secret_of

    if kind != "webhook":
        if secret or hosts:
            raise typer.BadParameter("--secret and --allow-host go with --to-webhook.")
        return None
    if not secret:
        raise typer.BadParameter("A webhook needs a secret to sign with: --secret env:NAME or --secret file:PATH.")
    if secret.startswith("file:"):
        secret = f"file:{Path(secret.removeprefix('file:')).absolute()}"
    try:
        secret_of(secret)
    except ValueError as error:
        raise typer.BadParameter(f"{error}.", param_hint="--secret") from error
    return secret


@alert.command("list")
def list_alerts(record: RecordPath = DEFAULT_RECORD, format: Formatted = Format.table) -> None:
    """The alerts, what they delivered, and what fails."""
    from dragoman.record.alerts import alert_rows

    columns = [
        Column("name", lambda r: r.name),
        Column("filters", _filters, wide=True),
        Column("to", lambda r: f"{r.kind} {r.target}", wide=True),
        Column("delivered", lambda r: r.delivered),
        Column("waiting", lambda r: r.waiting),
        Column("failing", lambda r: r.failing),
        Column("next try", lambda r: r.next_try),
        Column("error", lambda r: r.error, wide=True),
    ]
    with opened(record) as asked:
        rows = alert_rows(asked.store)
    print_rows(rows, columns, format, "alerts")


def _filters(row: AlertRow) -> str:
    given = msgspec.structs.asdict(row.filters)
    told = [f"{name} {' '.join(v) if isinstance(v, tuple) else v}" for name, v in given.items() if v is not None]
    return ", ".join(told).replace("since ", "from ").replace("until ", "to ") or "every event"


@alert.command()
def remove(name: Name, record: RecordPath = DEFAULT_RECORD) -> None:
    """Remove an alert, with what waits to be delivered."""
    from dragoman.record.alerts import remove_alert

    with opened(record) as asked:
        if not remove_alert(asked.store, name):
            _nobody(name)
    typer.echo(f"removed alert {name}", err=True)


@alert.command()
def send(record: RecordPath = DEFAULT_RECORD) -> None:
    """Deliver what is due now."""
    from dragoman.engine.alerting import send_alerts

    with opened(record) as asked:
        rounds = send_alerts(asked.store)
    for one in rounds:
        _report(one)
    if not rounds:
        typer.echo("nothing to deliver", err=True)
    if any(one.failed for one in rounds):
        raise typer.Exit(1)


@alert.command()
def test(name: Name, record: RecordPath = DEFAULT_RECORD) -> None:
    """Send a message that says that it is a test."""
    from dragoman.engine.alerting import send_test

    with opened(record) as asked:
        try:
            done = send_test(asked.store, name)
        except KeyError:
            _nobody(name)
    _report(done)
    if done.failed:
        raise typer.Exit(1)


def _nobody(name: str) -> None:
    typer.echo(f"dragoman: there is no alert {name!r}. See: dragoman alert list", err=True)
    raise typer.Exit(1)


def _report(sent: Sent) -> None:
    if sent.delivered:
        typer.echo(f"{sent.alert}: delivered {count(sent.delivered, 'message')}", err=True)
    if sent.failed:
        typer.echo(f"{sent.alert}: {count(sent.failed, 'message')} not delivered: {sent.error}", err=True)
