"""What holds for all tests: the facts are those that the project brings, nobody's own."""

import os
import tempfile

os.environ["DRAGOMAN_KNOWLEDGE"] = tempfile.mkdtemp(prefix="dragoman-no-facts-")


def pytest_make_parametrize_id(val: object) -> str | None:
    """Bytes make no good names: they are long, and what a packer writes may differ from process to process."""
    return f"bytes{len(val)}" if isinstance(val, bytes) else None
