from __future__ import annotations

from newsclean.rules import RULES
from newsclean.view import groups
from newsclean.view.groups import group_of, label_of


def test_every_rule_has_a_group_and_every_group_has_rules_that_exist() -> None:
    known = {rule.__name__ for rule in RULES}
    named = [rule for group in (*groups._GROUPS, groups._GREY) for rule in group.rules]
    assert sorted(named) == sorted(known)


def test_rules_of_one_kind_are_together() -> None:
    assert group_of("related_list") is group_of("teaser_group")
    assert group_of("share_prompt") is not group_of("byline")
    assert group_of("no_such_rule").hue is None


def test_labels_differ() -> None:
    labels = [label_of(rule.__name__) for rule in RULES]
    assert len(set(labels)) == len(labels)
    assert not any("_" in label for label in labels)
