"""Back and forward through the places a reader jumped from."""

from duidu.app.article.history import MOST, History
from duidu.core.article import Place, SideName

FIRST, SECOND, THIRD = (Place(SideName.SOURCE, block, 0) for block in range(3))


def test_forward_leads_to_where_back_came_from() -> None:
    history = History()
    history.leave(FIRST)
    history.leave(SECOND)
    assert history.back(THIRD) == SECOND
    assert history.back(SECOND) == FIRST
    assert history.back(FIRST) is None
    assert history.forward(FIRST) == SECOND
    assert history.forward(SECOND) == THIRD


def test_a_jump_forgets_what_was_forward() -> None:
    history = History()
    history.leave(FIRST)
    history.back(SECOND)
    history.leave(THIRD)
    assert history.forward(FIRST) is None
    assert history.back(FIRST) == THIRD


def test_the_oldest_places_are_forgotten_first() -> None:
    history = History()
    for block in range(MOST + 1):
        history.leave(Place(SideName.SOURCE, block, 0))
    steps = [history.back(None) for _ in range(MOST + 1)]
    assert steps[0] == Place(SideName.SOURCE, MOST, 0)
    assert steps[-2:] == [Place(SideName.SOURCE, 1, 0), None]
