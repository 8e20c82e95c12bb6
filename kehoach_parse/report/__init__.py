"""A comparison as one page of HTML: read in any browser, with the network off, on paper, on a phone."""

from kehoach_parse.report.page import report_html
from kehoach_parse.report.pictures import page_pictures
from kehoach_parse.report.sheet import PlanPages

__all__ = ["PlanPages", "page_pictures", "report_html"]
