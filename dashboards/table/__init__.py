"""The Table page: one laptop, printed cards, two sides and a mediator, a month a round."""
