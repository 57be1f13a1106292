"""`serve`: the record in a browser."""

from __future__ import annotations

import contextlib
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from dragoman.cli.options import DEFAULT_RECORD, RecordPath

if TYPE_CHECKING:
    from dragoman.web.settings import Settings

_TOKEN = "DRAGOMAN_TOKEN"
_LONGEST_TOKEN = 4096  # bytes of a file that holds one


def serve(
    record: RecordPath = DEFAULT_RECORD,
    host: Annotated[str, typer.Option("--host", metavar="ADDRESS", help="Where to listen.")] = "127.0.0.1",
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="0: any that is free.")] = 8000,
    token_file: Annotated[
        Path | None, typer.Option("--token-file", metavar="FILE", help="Holds the token.", dir_okay=False, exists=True)
    ] = None,
    also: Annotated[
        list[str] | None,
        typer.Option("--allow-host", metavar="NAME", help="A name that requests may be addressed to as well."),
    ] = None,
    read_only: Annotated[bool, typer.Option("--read-only", help="Nothing can be changed.")] = False,
) -> None:
    """Serve the record to browsers on this machine; elsewhere only to who knows the token."""
    import uvicorn

    from dragoman.web import make_app

    app = make_app(_settings(record, host, token_file, also or [], read_only))
    listening = _listening(host, port)
    name = f"[{host}]" if ":" in host else host
    typer.echo(f"dragoman: {record} is at http://{name}:{listening.getsockname()[1]}/ (Ctrl-C stops)", err=True)
    config = uvicorn.Config(app, log_level="warning", server_header=False, proxy_headers=False, ws="none")
    with contextlib.suppress(KeyboardInterrupt):
        uvicorn.Server(config).run(sockets=[listening])
    typer.echo("dragoman: stopped", err=True)


def _listening(host: str, port: int) -> socket.socket:
    """A socket that listens; where the address cannot be had that is wrong use."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        raise typer.BadParameter(
            f"{host}, port {port}: {error.strerror or error}. Name another with --host and --port."
        ) from error
    # What is accepted inherits it; else the body of an answer waits 40 ms, for the browser to say that it has the head.
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def _settings(record: Path, host: str, token_file: Path | None, also: list[str], read_only: bool) -> Settings:
    from dragoman.web.settings import Settings, hosts_for, is_loopback, new_token

    token = _given_token(token_file)
    if token is None and not is_loopback(host):
        token = new_token()
        typer.echo(f"dragoman: whoever comes in needs this token: {token}", err=True)
    return Settings(
        record=record,
        read_only=read_only,
        token=token,
        hosts=hosts_for(host, also),
        any_address=host in ("0.0.0.0", "::"),
    )


def _given_token(path: Path | None) -> str | None:
    """The token that was given in a file or in the environment, checked."""
    from dragoman.web.settings import problem_of

    if path is not None:
        with path.open("rb") as file:
            token = file.read(_LONGEST_TOKEN).decode("utf-8", "replace").strip()
        where = f"--token-file {path}"
    elif (given := os.environ.get(_TOKEN)) is not None:
        token, where = given.strip(), _TOKEN
    else:
        return None
    if problem := problem_of(token):
        raise typer.BadParameter(f"{where}: {problem}")
    return token
