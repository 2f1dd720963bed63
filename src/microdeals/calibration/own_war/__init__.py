"""A war of one's own: what the record of its deals says of the numbers that nobody has measured."""
