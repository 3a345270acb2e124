"""The jobs page: long work that runs, waits, failed or is done."""
