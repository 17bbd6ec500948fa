"""The documents of the preparation: what they are for, and good words to begin with."""

from sammenhold.rounds.documents.access import ACCESS
from sammenhold.rounds.documents.agreement import AGREEMENT
from sammenhold.rounds.documents.dpia import DPIA
from sammenhold.rounds.documents.leading import LEADING
from sammenhold.rounds.documents.notice import NOTICE
from sammenhold.rounds.documents.shape import Blank, Document, Facts

DOCUMENTS = {document.key: document for document in (LEADING, NOTICE, DPIA, AGREEMENT, ACCESS)}

__all__ = ["DOCUMENTS", "Blank", "Document", "Facts"]
