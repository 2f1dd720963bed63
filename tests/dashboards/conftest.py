"""Not every file here is a test."""

collect_ignore = ["kernels.py", "tabs.py"]  # programs of their own, run by tests
