"""What kind of thing each rule removes: rules that name the same kind of thing share a colour family."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Group:
    """A concept that several rules name.

    Attributes:
        name: for people.
        hue: the middle of its colours, in degrees of OKLCH; None for grey.
        ansi: its colour on a terminal, one of the sixteen that every terminal knows.
        rules: the rules that belong to it, in the order of their colours.
    """

    name: str
    hue: float | None
    ansi: str
    rules: tuple[str, ...]


_GROUPS: tuple[Group, ...] = (
    Group(
        "other stories", 305, "magenta", ("related_list", "teaser_group", "other_article", "linked_list", "doubled_headlines", "read_more")
    ),
    Group("promotion", 58, "yellow", ("newsletter_prompt", "follow_prompt", "share_prompt", "paywall", "advertisement", "closing_call")),
    Group("around the site", 250, "blue", ("navigation", "tags", "cookie_notice", "copyright_line")),
    Group("about the text", 180, "cyan", ("headline", "byline", "date_stamp", "author_box", "editor_credit", "caption", "photo_credit")),
    Group("readers", 125, "green", ("comments", "comment_thread")),
    Group("repeats", 18, "red", ("repeated", "site_repeats")),
)
_GREY = Group(
    "by the scorer", None, "white", ("main_content", "second_opinion", "certain", "standfirst", "subhead", "data_table", "abstain")
)
_BY_RULE: Mapping[str, Group] = {rule: group for group in (*_GROUPS, _GREY) for rule in group.rules}


def group_of(rule: str) -> Group:
    """The group of a rule; that of the scorer for a rule of another name.

    Example:
        >>> group_of("byline").name, group_of("my_own").name
        ('about the text', 'by the scorer')
    """
    return _BY_RULE.get(rule, _GREY)


def label_of(rule: str) -> str:
    """A rule's name for people.

    Example:
        >>> label_of("related_list"), label_of("main_content")
        ('related list', 'scorer')
    """
    return "scorer" if rule == "main_content" else rule.replace("_", " ")
