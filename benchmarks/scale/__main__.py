"""Print the figures of a large record and of a large folder of readings, as JSON.

python -m benchmarks.scale              a record of 100,000 articles, or as many as DRAGOMAN_SCALE says, and a folder
python -m benchmarks.scale record       only the record
python -m benchmarks.scale folder       only the folder, of 25,000 to 200,000 articles
python -m benchmarks.scale --write      also put those of the folder into docs/quality.md
"""

import json
import os
import sys

from benchmarks import quality
from benchmarks.scale import figures, growing, sample

wanted = [word for word in sys.argv[1:] if not word.startswith("-")]
if not wanted or "record" in wanted:
    print(json.dumps(figures.figures(int(os.environ.get("DRAGOMAN_SCALE", "100000"))), indent=1))
if not wanted or "folder" in wanted:
    found = growing.figures() | sample.figures(growing.SIZES[-1])
    print(json.dumps(found, indent=1))
    if "--write" in sys.argv:
        quality.replace("large folder", found)
