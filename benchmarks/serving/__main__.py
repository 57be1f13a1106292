"""Print how quickly the pages are served, as JSON.

python -m benchmarks.serving    of a record of 100,000 made articles, or as many as DRAGOMAN_SCALE says
"""

import json
import os

from benchmarks.scale import making
from benchmarks.serving.figures import beside_add, figures, rates

record, _ = making.record(making.worlds(), int(os.environ.get("DRAGOMAN_SCALE", "100000")))
print(json.dumps(figures(record) | beside_add() | rates(), indent=1))
