"""What holds for all tests: the facts are those that the project brings, nobody's own."""

import os
import tempfile

os.environ["DRAGOMAN_KNOWLEDGE"] = tempfile.mkdtemp(prefix="dragoman-no-facts-")
