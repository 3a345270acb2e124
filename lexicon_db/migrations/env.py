"""What Alembic runs: the steps, on the connection and inside the transaction it is given."""

from alembic import context  # noqa: TID253 - Alembic itself runs this file

context.configure(
    connection=context.config.attributes["connection"],
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
