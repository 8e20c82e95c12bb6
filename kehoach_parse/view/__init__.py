"""Pages to look at: a plan with every fact marked where it stands."""

from kehoach_parse.view.page import view_html

__all__ = ["view_html"]
