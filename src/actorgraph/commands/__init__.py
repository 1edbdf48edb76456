"""The verbs of the command line: a module has `add_arguments(parser)` and `run(args) -> code`."""
