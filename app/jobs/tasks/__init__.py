"""The work of jobs, one module each.

A task is a function ``run(parameters, folder, progress) -> summary``: parameters and summary hold
JSON values only, files go into the folder. It runs in a worker process and never opens the lexicon.
"""
