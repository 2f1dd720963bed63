"""Calibration: numbers that nobody has measured, learnt from patterns in data, with what stays unknown."""
