"""Which record of its file each row of an article comes from."""

from duidu.app.opening.found_article import FoundArticle


def lines_of_rows(found: FoundArticle) -> list[int]:
    """For each row the record of the table that gave it, counted from 0 without a header.

    Records without text make no row, so the numbers may have gaps. [] where the file gives no
    rows, or several records make one.
    """
    groups = found.arranged.groups
    return list(groups) if len(groups) == len(found.arranged.rows) else []
