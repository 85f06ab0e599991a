"""The queue of an inbox on a server: several machines share the bundles of one folder, each is taken once.

A bundle is claimed by locking its row in a transaction that lasts as long as it is taken. A worker that dies
ends its connection, and with it the claim; the next one takes the bundle. What is done leaves the queue.
"""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import delete, func, select
from sqlalchemy.dialects.postgresql import insert

from renodesk.office.index.connecting import Database
from renodesk.office.index.tables import ARRIVALS


class Arrivals:
    """The bundles of one inbox that wait, or are being taken."""

    def __init__(self, database: Database, inbox: str) -> None:
        """Work on the queue of an inbox, by its id."""
        self._database = database
        self._inbox = inbox

    def offer(self, files: Iterable[str]) -> None:
        """Add files that are not in the queue yet, in the order given.

        Raises:
            NotWritable: the server is away.
        """
        rows = [{"inbox": self._inbox, "file": file} for file in files]
        if rows:
            with self._database.connected(is_writing=True) as connection:
                connection.execute(insert(ARRIVALS).on_conflict_do_nothing(), rows)

    @contextmanager
    def claiming(self) -> Iterator[str | None]:
        """Claim the file that waits longest and nobody has; it leaves the queue when the block ends well.

        Gives None where nothing waits.

        Raises:
            NotWritable: the server is away, or went away meanwhile: the file is claimed again.
        """
        waiting = (
            select(ARRIVALS.c.id, ARRIVALS.c.file)
            .where(ARRIVALS.c.inbox == self._inbox)
            .order_by(ARRIVALS.c.id)
            .limit(1)
            .with_for_update(skip_locked=True)
        )
        with self._database.connected(is_writing=True) as connection:
            connection.execute(select(func.set_config("idle_in_transaction_session_timeout", "0", True)))
            found = connection.execute(waiting).first()
            yield None if found is None else str(found.file)
            if found is not None:
                connection.execute(delete(ARRIVALS).where(ARRIVALS.c.id == found.id))
