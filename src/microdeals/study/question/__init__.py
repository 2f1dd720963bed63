"""The question: from the file of an experiment to the plan of its sweep.

`reading` makes an experiment, its conflict model and its points of a file, or tells every problem of it at
once; `plan` cuts the sweep into chunks.
"""
