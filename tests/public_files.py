"""The public data of other governments and of Vietnam, which lies beside the checkout and not in it."""

from pathlib import Path

import pytest

REAL = Path(__file__).resolve().parents[2] / "shared" / "real"
COMMUNES = REAL / "11_vn_encodings" / "00_truth_utf8.csv"
needs_real = pytest.mark.skipif(not REAL.is_dir(), reason=f"The public data is not here: {REAL} is missing.")
