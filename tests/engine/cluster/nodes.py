"""Two real nodes of Ray on loopback, with a token: their processes are these alone, and end with `Nodes`."""

from __future__ import annotations

import contextlib
import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
_STORE = 80_000_000  # bytes of shared memory for each node; Ray wants at least 75 MB
_START_S = 60.0
_SAID = ("DO_NOT_TRACK", "DAFT_ANALYTICS_ENABLED", "SCARF_NO_ANALYTICS")  # nodes are not told; the program must


class Nodes:
    """A head and a second node, with so many CPUs each."""

    def __init__(self, cpus: int = 1) -> None:
        self.token = secrets.token_hex(24)
        self._cpus = cpus
        # Ray puts sockets there, whose paths must be short
        self._folder = tempfile.TemporaryDirectory(prefix="ray-", dir="/tmp", ignore_cleanup_errors=True)
        self._started: list[subprocess.Popen[bytes]] = []
        self.address = f"127.0.0.2:{_free_port()}"
        self.for_clients = f"ray://127.0.0.2:{_free_port()}"

    def __enter__(self) -> Nodes:
        try:
            head = ["--head", f"--port={self.address.rpartition(':')[2]}", "--include-dashboard=false"]
            head += [
                f"--temp-dir={self._folder.name}",
                f"--ray-client-server-port={self.for_clients.rpartition(':')[2]}",
            ]
            self._start("127.0.0.2", head)
            self._start("127.0.0.3", [f"--address={self.address}"])
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        for node in reversed(range(len(self._started))):
            self.kill(node)
        _until(lambda: not list(self.processes()), 20.0)
        for pid in list(self.processes()):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        self._folder.cleanup()

    def kill(self, node: int) -> None:
        """Kill a node with all its processes, as a machine does that loses its power."""
        with contextlib.suppress(ProcessLookupError):
            os.killpg(self._started[node].pid, signal.SIGKILL)
        self._started[node].wait()

    def group(self, node: int) -> int:
        """The process group of a node."""
        return self._started[node].pid

    def processes(self, words: str = "") -> Iterator[int]:
        """The processes of the nodes, known by the token that they were given; those with `words` in their call."""
        for folder in Path("/proc").iterdir():
            if not folder.name.isdigit() or int(folder.name) == os.getpid():
                continue
            with contextlib.suppress(OSError):
                if self.token.encode() in (folder / "environ").read_bytes():
                    call = (folder / "cmdline").read_bytes().replace(b"\0", b" ").decode("utf-8", "replace")
                    if words in call:
                        yield int(folder.name)

    def _start(self, ip: str, options: list[str]) -> None:
        environment = {name: value for name, value in os.environ.items() if name not in _SAID}
        environment |= {
            "RAY_AUTH_MODE": "token",
            "RAY_AUTH_TOKEN": self.token,
            "RAY_USAGE_STATS_ENABLED": "0",
            "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
        }
        command = [sys.executable, "-m", "ray.scripts.scripts", "start", f"--node-ip-address={ip}", "--block"]
        command += [f"--num-cpus={self._cpus}", f"--object-store-memory={_STORE}", "--disable-usage-stats"]
        command += ["--include-log-monitor=false", "--dashboard-agent-listen-port=0"]
        command += ["--min-worker-port=0", "--max-worker-port=0", *options]
        log = Path(self._folder.name, f"{ip}.log")
        with log.open("wb") as said:
            node = subprocess.Popen(command, stdout=said, stderr=said, env=environment, start_new_session=True)
        self._started.append(node)
        if not _until(lambda: b"Ray runtime started" in log.read_bytes() or node.poll() is not None, _START_S):
            raise TimeoutError(log.read_text(errors="replace"))
        if node.poll() is not None:
            raise RuntimeError(log.read_text(errors="replace"))


def _until(condition: object, seconds: float) -> bool:
    assert callable(condition)
    end = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.2", 0))
        return int(free.getsockname()[1])
