"""What in a parsed plan looks as if reading had gone wrong: places for a person to look at, none of them certain."""

from kehoach_parse.audit.checks import audit
from kehoach_parse.audit.report import Report
from kehoach_parse.audit.suspicion import KINDS, Suspicion

__all__ = ["KINDS", "Report", "Suspicion", "audit"]
