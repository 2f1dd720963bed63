"""Not every file here is a test."""

collect_ignore = ["kernels.py"]  # a program of its own, run by test_many_kernels.py
