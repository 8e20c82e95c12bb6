"""Plans as Akoma Ntoso 3.0 (OASIS LegalDocML): structure and references, for tools of legal publishing.

A plan is a ``doc``: title and what stands above it are its ``preface``, then come ``preamble``, the outline in
``mainBody``, ``conclusions`` with the signature, and each appendix as an ``attachment``. The text is the plan's reading
text, all of it and nothing else. Ids and names follow the Akoma Ntoso Naming Convention 1.0.
"""

from kehoach_parse.export.akn.document import akn_xml
from kehoach_parse.export.akn.files import akn_files

__all__ = ["akn_files", "akn_xml"]
