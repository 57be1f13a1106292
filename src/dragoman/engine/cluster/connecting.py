"""Finding a Ray cluster by its address, and seeing whether its nodes would read as this machine does."""

from __future__ import annotations

import os
import re
import socket
import subprocess
import sys
import threading

import msgspec

from dragoman.engine.cluster.libraries import QUIET_HERE, ClusterError
from dragoman.model import Struct

_ADDRESS = re.compile(r"auto|(?P<client>ray://)?(?P<host>[\w.-]+|\[[0-9A-Fa-f:.]+\]):(?P<port>\d{1,5})")
_ANSWER_S = 5.0
_CONNECT_S = 90.0  # a node may have to start its first process before it answers
_REFUSED = ("InvalidAuthToken", "Unauthenticated", "AuthenticationError")


class Node(Struct, frozen=True, kw_only=True):
    """What a node says of itself."""

    address: str
    dragoman: str | None  # null where it is not installed
    parser: str | None = None  # the version of the model that parses
    facts: str = ""  # what identifies the user's own facts there


class Told(Struct, frozen=True, kw_only=True):
    """What was found out about a cluster."""

    nodes: tuple[Node, ...] = ()
    error: str = ""


def check(address: str, here: Node) -> None:
    """Raise `ClusterError` unless the cluster answers, takes our token, and reads as this machine does."""
    _check_address(address)
    told = _ask(address)
    if told.error:
        raise ClusterError(f"the cluster at {address} cannot be used: {told.error}")
    for node in told.nodes:
        check_node(node, here)


def _check_address(address: str) -> None:
    parts = _ADDRESS.fullmatch(address)
    if parts is None or int(parts["port"] or 1) > 65535:
        raise ClusterError(f"{address!r} is no address of a cluster. Give HOST:PORT, ray://HOST:PORT or auto.")
    if parts["host"] is None:
        return
    try:
        socket.create_connection((parts["host"].strip("[]"), int(parts["port"])), timeout=_ANSWER_S).close()
    except OSError as error:
        raise ClusterError(f"no cluster answers at {address}: {error}") from None


def _ask(address: str) -> Told:
    """Ask in a process of its own: Ray asks on for a minute where a token is refused, and tells only its log why."""
    command = [sys.executable, "-m", "dragoman.engine.cluster.asking", address]
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, **QUIET_HERE},
    ) as asking:
        said: list[str] = []
        timer = _after(_CONNECT_S, asking)
        try:
            assert asking.stderr is not None
            assert asking.stdout is not None
            for line in asking.stderr:
                said.append(line.strip())
                if any(word in line for word in _REFUSED):
                    return Told(error=_refusal())
            answer = asking.stdout.read()
        finally:
            timer.cancel()
            asking.kill()
    try:
        return msgspec.json.decode(answer, type=Told)
    except msgspec.DecodeError:
        return Told(error=" ".join(said[-1:]) or "it did not answer in time")


def _after(seconds: float, process: subprocess.Popen[str]) -> threading.Timer:
    timer = threading.Timer(seconds, process.kill)
    timer.daemon = True
    timer.start()
    return timer


def _refusal() -> str:
    token = os.environ.get("RAY_AUTH_TOKEN") or os.environ.get("RAY_AUTH_TOKEN_PATH")
    if os.environ.get("RAY_AUTH_MODE") != "token" or not token:
        return "it asks for a token. Set RAY_AUTH_MODE=token, and RAY_AUTH_TOKEN or RAY_AUTH_TOKEN_PATH."
    return "it refuses the token in RAY_AUTH_TOKEN or RAY_AUTH_TOKEN_PATH."


def check_node(node: Node, here: Node) -> None:
    """A node that reads otherwise would make a record of which nobody could say how it came about."""
    where = f"the node {node.address} of the cluster"
    if node.dragoman is None:
        raise ClusterError(f"{where} has no Dragoman. Install on it: dragoman[cluster] {here.dragoman}")
    if (node.dragoman, node.parser) != (here.dragoman, here.parser):
        raise ClusterError(
            f"{where} has Dragoman {node.dragoman} with parser {node.parser}, this machine {here.dragoman} with "
            f"{here.parser}. All must have the same."
        )
    if node.facts != here.facts:
        raise ClusterError(
            f"{where} has other facts of your own (offices.csv, people.csv) than this machine. "
            "Copy the folder that DRAGOMAN_KNOWLEDGE names to every node."
        )
