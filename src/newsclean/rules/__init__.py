"""The rules, in the order in which they judge.

Order is meaning: the last verdict on a block stands. The scorer speaks first; then the rules go from the widest (whole
lists) to the narrowest (single lines), so that a line is named by what it is and not by the list it stands in; what
compares kept blocks with each other comes last.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from newsclean.case import Case
from newsclean.model import Verdict
from newsclean.rules.abstain import abstain
from newsclean.rules.advertisement import advertisement
from newsclean.rules.author_box import author_box
from newsclean.rules.byline import byline
from newsclean.rules.caption import caption
from newsclean.rules.certain import certain
from newsclean.rules.closing_call import closing_call
from newsclean.rules.comment_thread import comment_thread
from newsclean.rules.comments import comments
from newsclean.rules.cookie_notice import cookie_notice
from newsclean.rules.copyright_line import copyright_line
from newsclean.rules.data_table import data_table
from newsclean.rules.date_stamp import date_stamp
from newsclean.rules.doubled_headlines import doubled_headlines
from newsclean.rules.editor_credit import editor_credit
from newsclean.rules.follow_prompt import follow_prompt
from newsclean.rules.headline import headline
from newsclean.rules.linked_list import linked_list
from newsclean.rules.main_content import main_content
from newsclean.rules.navigation import navigation
from newsclean.rules.newsletter_prompt import newsletter_prompt
from newsclean.rules.other_article import other_article
from newsclean.rules.paywall import paywall
from newsclean.rules.photo_credit import photo_credit
from newsclean.rules.read_more import read_more
from newsclean.rules.related_list import related_list
from newsclean.rules.repeated import repeated
from newsclean.rules.second_opinion import second_opinion
from newsclean.rules.share_prompt import share_prompt
from newsclean.rules.site_repeats import site_repeats
from newsclean.rules.standfirst import standfirst
from newsclean.rules.subhead import subhead
from newsclean.rules.tags import tags
from newsclean.rules.teaser_group import teaser_group

Rule = Callable[[Case], Iterator[Verdict]]

RULES: tuple[Rule, ...] = (
    main_content,  # first: every block has a verdict from here on
    second_opinion,
    standfirst,
    subhead,
    data_table,
    # lists and groups
    comments,
    teaser_group,
    linked_list,
    related_list,
    doubled_headlines,
    # single blocks
    navigation,
    tags,
    copyright_line,
    cookie_notice,
    paywall,
    newsletter_prompt,
    follow_prompt,
    share_prompt,
    advertisement,
    read_more,
    author_box,
    editor_credit,
    date_stamp,
    byline,
    photo_credit,
    certain,  # what stands above judged by phrases
    # groups that read like any article
    comment_thread,
    other_article,
    # single blocks again
    caption,
    headline,
    # among the blocks that are still kept
    site_repeats,
    repeated,
    abstain,
    closing_call,  # last: its verdict keeps a block and cuts a part of it
)


def not_to_skip(names: Iterable[str]) -> list[str]:
    """Those of some names that are no rules, or of one that cannot be left out: the first gives every block a verdict.

    Example:
        >>> not_to_skip(["tags", "main_content", "jokes"])
        ['jokes', 'main_content']
    """
    return sorted(set(names) - {rule.__name__ for rule in RULES[1:]})
