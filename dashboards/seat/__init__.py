"""The hot seat: one student plays one side against the model, then the other, and compares."""
