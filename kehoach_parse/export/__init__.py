"""Plans as files: JSON, JSON Lines, CSV with a data package, and the JSON Schema of the contract."""

from kehoach_parse.export.csv_tables import CsvTables
from kehoach_parse.export.json_files import JsonFiles, JsonLines, output_names, read_json
from kehoach_parse.export.schema import json_schema

__all__ = ["CsvTables", "JsonFiles", "JsonLines", "json_schema", "output_names", "read_json"]
