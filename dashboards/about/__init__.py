"""The About page: what the model is, every number and its source, how to cite it."""
