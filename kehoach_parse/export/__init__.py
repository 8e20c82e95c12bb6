"""Plans as files: JSON, JSON Lines, CSV with a data package, and the JSON Schema of the contract."""

from kehoach_parse.export.csv_tables import csv_tables, document_tables
from kehoach_parse.export.json_files import Write, json_files, json_lines, output_names, read_json
from kehoach_parse.export.schema import json_schema

__all__ = [
    "Write",
    "csv_tables",
    "document_tables",
    "json_files",
    "json_lines",
    "json_schema",
    "output_names",
    "read_json",
]
