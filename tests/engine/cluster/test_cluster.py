"""Protects the cluster: two real nodes read the same as this process, and nothing is lost with an article or a node."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from importlib.util import find_spec

import pytest

from dragoman.engine.cluster import ClusterError, connecting
from dragoman.engine.cluster.asking import about_here
from tests.engine.cluster.nodes import ROOT, Nodes

pytestmark = pytest.mark.skipif(
    find_spec("daft") is None or find_spec("ray") is None, reason="a cluster needs dragoman[cluster]"
)

READERS = "dragoman.sources.isolated"  # in the call of each process that reads


@pytest.fixture
def nodes() -> Iterator[Nodes]:
    with Nodes() as started:
        yield started


def test_two_nodes_read_as_one_process_and_lose_nothing(nodes: Nodes, monkeypatch: pytest.MonkeyPatch) -> None:
    """One test, because nodes take long to start; what the driver does and protects is in `driver`."""
    a_wrong_token_is_refused(nodes, monkeypatch)
    environment = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        "RAY_AUTH_MODE": "token",
        "RAY_AUTH_TOKEN": nodes.token,
    }
    command = [sys.executable, "-m", "tests.engine.cluster.driver", nodes.address, str(nodes.group(1))]
    with subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as driver:
        assert driver.stdout is not None
        assert driver.stderr is not None
        first = driver.stdout.readline()
        driver.send_signal(signal.SIGINT)
        _, said = driver.communicate(timeout=30)
    assert first == "working\n", said
    assert "KeyboardInterrupt" in said
    nothing_runs_any_more(nodes)


def a_wrong_token_is_refused(nodes: Nodes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("RAY_AUTH_MODE", raising=False)
    with pytest.raises(ClusterError, match="asks for a token"):
        connecting.check(nodes.address, about_here("here"))
    monkeypatch.setenv("RAY_AUTH_MODE", "token")
    monkeypatch.setenv("RAY_AUTH_TOKEN", "0" * 48)
    with pytest.raises(ClusterError, match="refuses the token"):
        connecting.check(nodes.address, about_here("here"))


def nothing_runs_any_more(nodes: Nodes) -> None:
    end = time.monotonic() + 15
    while running := list(nodes.processes(READERS)):
        assert time.monotonic() < end, running
        time.sleep(0.2)
