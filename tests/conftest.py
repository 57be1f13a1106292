"""What holds for all tests: the facts are those that the project brings, nobody's own; no test has a deadline."""

import os
import tempfile

from hypothesis import settings

# How long an example takes says how busy the machine is; speed is measured in benchmarks.
settings.register_profile("dragoman", deadline=None)
settings.load_profile("dragoman")

os.environ["DRAGOMAN_KNOWLEDGE"] = tempfile.mkdtemp(prefix="dragoman-no-facts-")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes make no good names: they are long, and what a packer writes may differ from process to process."""
    return f"bytes{len(val)}" if isinstance(val, bytes) else None
