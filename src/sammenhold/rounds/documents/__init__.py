"""The documents of a round, of its preparation and its record: what they are for, and words to begin with."""

from sammenhold.rounds.documents.access import ACCESS
from sammenhold.rounds.documents.agreement import AGREEMENT
from sammenhold.rounds.documents.apv import APV
from sammenhold.rounds.documents.conclusion import CONCLUSION
from sammenhold.rounds.documents.dpia import DPIA
from sammenhold.rounds.documents.leading import LEADING
from sammenhold.rounds.documents.notice import NOTICE
from sammenhold.rounds.documents.shape import Blank, Document, Facts
from sammenhold.rounds.documents.yearly import YEARLY

PREPARATION = (LEADING, NOTICE, DPIA, AGREEMENT, ACCESS)
RECORDS = (CONCLUSION, APV, YEARLY)
DOCUMENTS = {document.key: document for document in (*PREPARATION, *RECORDS)}

__all__ = ["APV", "CONCLUSION", "DOCUMENTS", "PREPARATION", "RECORDS", "YEARLY", "Blank", "Document", "Facts"]
