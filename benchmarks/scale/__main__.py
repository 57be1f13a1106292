"""Print the figures of a large record, as JSON.

python -m benchmarks.scale    of 100,000 articles, or as many as DRAGOMAN_SCALE says
"""

import json
import os

from benchmarks.scale.figures import figures

print(json.dumps(figures(int(os.environ.get("DRAGOMAN_SCALE", "100000"))), indent=1))
