"""Long work: a durable queue in the lexicon, and worker processes that may crash alone.

A job is a name and parameters. The work of a job is a task (`tasks/`): it runs in a worker process,
reads what its parameters name, writes files into the job's folder, and never opens the lexicon.
The runner, in the application's process, hands jobs to workers and passes what they made to a
completion, which commits it.
"""
