"""The run: from a plan to a finished result in its store, on threads or on a cluster.

`sweep` gives chunks to `workers`, `rows` runs one of them, and `store` keeps its part.
"""
