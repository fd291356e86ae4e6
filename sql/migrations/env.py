"""Where Alembic starts: it works on the connection that ``etl.load.schema`` hands over."""

from alembic import context

from etl.load.tables import is_described, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_name=is_described,
    render_as_batch=True,
    transaction_per_migration=False,
)
with context.begin_transaction():
    context.run_migrations()
