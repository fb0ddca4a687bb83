"""Other governments' public data through the same program: another reference folder, no change in code."""
