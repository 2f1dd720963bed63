"""The built-in strategies, each a file as a student would write it. Copy one to begin."""
