"""The shapes that travel between the stages: the ground floor.

Every span is a pair of Python string offsets, end exclusive.
"""

from etl.kinds import Span as Span
from etl.records.annotations import KINDS as KINDS
from etl.records.annotations import Annotations as Annotations
from etl.records.annotations import ArticleTopic as ArticleTopic
from etl.records.annotations import DateExpression as DateExpression
from etl.records.annotations import Entity as Entity
from etl.records.annotations import Event as Event
from etl.records.annotations import EventMention as EventMention
from etl.records.annotations import EventNumber as EventNumber
from etl.records.annotations import EventParticipant as EventParticipant
from etl.records.annotations import Keyword as Keyword
from etl.records.annotations import KeywordMention as KeywordMention
from etl.records.annotations import Mention as Mention
from etl.records.annotations import Role as Role
from etl.records.annotations import Sentence as Sentence
from etl.records.annotations import Statement as Statement
from etl.records.articles import OURS as OURS
from etl.records.articles import Article as Article
from etl.records.articles import CleanArticle as CleanArticle
from etl.records.articles import Reason as Reason
from etl.records.articles import Rejected as Rejected
from etl.records.articles import Written as Written
from etl.records.keys import content_key as content_key
