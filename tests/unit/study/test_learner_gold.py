"""The learner's rule agrees with gold that was written before it was run."""

import pytest

from fixtures.learner_gold import verdicts

LEAST = {"mend": 0.975, "told": 0.95, "fresh": 0.99, "blind": 0.95}


@pytest.mark.parametrize("which", LEAST)
def test_rule_agrees_with_gold(which: str) -> None:
    found = list(verdicts(which))
    wrong = [word for word, is_new, told in found if is_new != told]
    assert len(found) > 100
    assert len(wrong) <= len(found) * (1 - LEAST[which]), wrong


def test_kinds_of_words_that_a_learner_does_not_call_new() -> None:
    told = {word: called for which in LEAST for word, _, called in verdicts(which)}
    for word in ("校门口", "买菜", "喝酒", "看书", "写字", "雪人", "三分之二", "一次又一次", "穿"):
        assert not told[word], word
    for word in ("吹牛", "吃醋", "点心", "口气", "风水", "粗心", "多心"):
        assert told[word], word
