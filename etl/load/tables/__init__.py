"""The warehouse's tables: SQLAlchemy Core metadata, each column with the comment the data dictionary prints.

Two conventions hold throughout. Clocks are UTC to the second, without a zone, so that both engines store and
print them alike. Columns that differ between two loads of the same input (clocks and run ids) carry
``info=VOLATILE`` and stay out of the checksums.

A module a subject; here all of them are gathered, so whoever asks for one table has the whole schema.
"""

from etl.load.tables.annotations import annotation_tables as annotation_tables
from etl.load.tables.annotations import mention as mention
from etl.load.tables.annotations import statement as statement
from etl.load.tables.articles import annotation_run as annotation_run
from etl.load.tables.articles import article as article
from etl.load.tables.articles import article_address as article_address
from etl.load.tables.articles import article_version as article_version
from etl.load.tables.articles import source as source
from etl.load.tables.articles import version_repair as version_repair
from etl.load.tables.columns import VOLATILE as VOLATILE
from etl.load.tables.columns import Moment as Moment
from etl.load.tables.columns import is_described as is_described
from etl.load.tables.columns import metadata as metadata
from etl.load.tables.entities import article_entity as article_entity
from etl.load.tables.entities import entity as entity
from etl.load.tables.entities import entity_alias as entity_alias
from etl.load.tables.entities import entity_link as entity_link
from etl.load.tables.entities import unsettled_word as unsettled_word
from etl.load.tables.judgements import correction as correction
from etl.load.tables.judgements import judged_name as judged_name
from etl.load.tables.judgements import judgement as judgement
from etl.load.tables.ledger import fetched_object as fetched_object
from etl.load.tables.ledger import ingest_object as ingest_object
from etl.load.tables.ledger import load_batch as load_batch
from etl.load.tables.ledger import load_run as load_run
from etl.load.tables.ledger import rejected_record as rejected_record
from etl.load.tables.ledger import run_outlet as run_outlet
from etl.load.tables.ledger import run_summary as run_summary
from etl.load.tables.ledger import run_version as run_version
from etl.load.tables.ledger import view_definition as view_definition
from etl.load.tables.lexicons import calendar_day as calendar_day
from etl.load.tables.lexicons import cameo_code as cameo_code
from etl.load.tables.lexicons import country as country
from etl.load.tables.lexicons import place as place
from etl.load.tables.lexicons import place_code as place_code
from etl.load.tables.lexicons import topic as topic
from etl.load.tables.search import search_document as search_document
from etl.load.tables.search import search_index as search_index
from etl.load.tables.stories import article_change as article_change
from etl.load.tables.stories import article_edit as article_edit
from etl.load.tables.stories import story_key as story_key
from etl.load.tables.stories import story_link as story_link
from etl.load.tables.stories import story_member as story_member
from etl.load.tables.stories import story_text as story_text
from etl.load.tables.stories import topic_member as topic_member
from etl.load.tables.stories import unsettled_version as unsettled_version
