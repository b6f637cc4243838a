"""Keeps the row orders of the articles used last, and reads them when they have changed."""

import threading
from typing import Any

import apsw

from duidu.library.articles.row_order import RowOrder, longer_order, read_order
from duidu.library.store.article_record import article_columns

# Of a book that was edited one takes some megabytes, and is read again in a tenth of a second.
_ORDERS_KEPT = 30


class KeptOrders:
    """The row orders of some articles, by the articles' ids; safe to use from any thread."""

    def __init__(self) -> None:
        self._orders: dict[str, RowOrder] = {}
        self._guard = threading.Lock()

    def of(self, connection: apsw.Connection, article: str) -> tuple[int, RowOrder]:
        """An article's number and row order, read again only when it has changed."""
        columns = article_columns(connection, article)
        return columns["number"], self.of_columns(connection, columns)

    def of_columns(self, connection: apsw.Connection, columns: dict[str, Any]) -> RowOrder:
        """The row order of an article whose record was just read."""
        number, revision, count = (columns[name] for name in ("number", "revision", "row_count"))
        order = self._orders.get(columns["id"])
        # Another process, or a rollback, may have changed what the cached order describes.
        if order is None or order.revision != revision or len(order.rows) > count:
            order = read_order(connection, number, revision)
        elif len(order.rows) < count:
            # Rows that came at the end leave the revision as it was: no other row has changed.
            order = longer_order(connection, number, order)
        else:
            return order
        self.keep(columns["id"], order)
        return order

    def keep(self, article: str, order: RowOrder) -> None:
        """Keep an order for the next time; those of articles read longest ago go."""
        with self._guard:
            self._orders.pop(article, None)
            self._orders[article] = order
            while len(self._orders) > _ORDERS_KEPT:
                del self._orders[next(iter(self._orders))]
