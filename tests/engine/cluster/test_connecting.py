"""Protects connecting to a cluster: what is wrong with it is said at once, and in words."""

from __future__ import annotations

import os
import socket
import subprocess
import sys

import pytest

from dragoman.engine.cluster import ClusterError, connecting, libraries
from dragoman.engine.cluster.connecting import Node

HERE = Node(address="here", dragoman="1.0", parser="3.8")


@pytest.mark.parametrize("address", ["local", "", "host", "host:port", "http://host:6379", "host:70000", "a b:1"])
def test_what_is_no_address_of_a_cluster_is_refused(address: str) -> None:
    with pytest.raises(ClusterError, match="no address of a cluster"):
        connecting.check(address, HERE)


def test_an_address_where_nobody_answers_is_named() -> None:
    with socket.socket() as taken:  # bound, but it does not listen
        taken.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{taken.getsockname()[1]}"
        with pytest.raises(ClusterError, match=f"no cluster answers at {address}"):
            connecting.check(address, HERE)


@pytest.mark.parametrize(
    ("node", "said"),
    [
        (Node(address="n", dragoman=None), "has no Dragoman"),
        (Node(address="n", dragoman="0.9", parser="3.8"), "Dragoman 0.9 with parser 3.8, this machine 1.0 with 3.8"),
        (Node(address="n", dragoman="1.0", parser="3.7"), "with parser 3.7"),
        (Node(address="n", dragoman="1.0", parser="3.8", facts="ab"), "other facts of your own"),
    ],
)
def test_a_node_that_would_read_otherwise_is_refused(node: Node, said: str) -> None:
    with pytest.raises(ClusterError, match=said):
        connecting.check_node(node, HERE)


def test_a_node_that_reads_the_same_is_taken() -> None:
    connecting.check_node(Node(address="n", dragoman="1.0", parser="3.8"), HERE)


def test_without_the_libraries_it_is_said_how_to_get_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(libraries, "find_spec", lambda _: None)
    with pytest.raises(ClusterError, match=r"pip install 'dragoman\[cluster\]'"):
        libraries.settle()


def test_nothing_is_reported_to_anybody() -> None:
    """In a process of its own: what the libraries decide when they are imported cannot be undone."""
    pytest.importorskip("daft", reason="a cluster needs dragoman[cluster]")
    loud = {"DO_NOT_TRACK", "DAFT_ANALYTICS_ENABLED", "SCARF_NO_ANALYTICS", *libraries.QUIET_HERE}
    script = (
        "from dragoman.engine.cluster.libraries import library\n"
        "daft = library('daft')\n"
        "thread, _ = library('daft.scarf_telemetry')._track_on_scarf('daft-runner')\n"
        "told = library('ray._common.usage.usage_lib').usage_stats_enabled()\n"
        "print(thread, told)"
    )
    environment = {name: value for name, value in os.environ.items() if name not in loud}
    said = subprocess.run(
        [sys.executable, "-c", script],
        env={**environment, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout.split() == ["None", "False"]
