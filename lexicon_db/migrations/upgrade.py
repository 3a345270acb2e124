"""Bringing the tables of a database up to date."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection

# Beside this file, wherever the program is installed; a constant so that a test can add a step.
SCRIPTS = Path(__file__).parent


def upgrade(connection: Connection) -> None:
    """Take all steps that the database still needs, inside the transaction of the connection."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
