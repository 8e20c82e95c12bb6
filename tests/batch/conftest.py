from __future__ import annotations

import sys
from pathlib import Path

# Worker processes import the task of a test by its module's name, from the paths of this process.
HERE = str(Path(__file__).resolve().parent)
if HERE not in sys.path:
    sys.path.append(HERE)
