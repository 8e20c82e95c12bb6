"""Facts laid out for a reviewer in a workbook, and the workbook read back as gold."""

from kehoach_parse.review.answers import Answers, read_answers
from kehoach_parse.review.apply import Applied, gold_of
from kehoach_parse.review.sheet import ReviewError
from kehoach_parse.review.workbook import review_workbook

__all__ = ["Answers", "Applied", "ReviewError", "gold_of", "read_answers", "review_workbook"]
