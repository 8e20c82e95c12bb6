"""YAML read as strings, lists and maps alone: ``010`` stays ``010``, and no tag makes an object."""

from __future__ import annotations

from typing import Any

import yaml

# The loader over libyaml is nine times faster and not in every build.
_LOADER = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


def read_strings(text: str) -> Any:
    """The one document in ``text``; None where it holds none. Built from the parser's events, which takes half as long.

    Raises:
        yaml.YAMLError: no YAML; or an alias, which no rule needs.
    """
    loader = _LOADER(text)
    try:
        loader.get_event()  # of the stream
        if isinstance(loader.get_event(), yaml.StreamEndEvent):
            return None
        value = _value(loader, loader.get_event())
        loader.get_event()  # the end of the document
        if not isinstance(extra := loader.get_event(), yaml.StreamEndEvent):
            raise _refused("expected one document", extra)
        return value
    finally:
        loader.dispose()


def _value(loader: Any, event: yaml.Event) -> Any:
    if isinstance(event, yaml.ScalarEvent):
        return event.value
    if isinstance(event, yaml.SequenceStartEvent):
        items = []
        while not isinstance(item := loader.get_event(), yaml.SequenceEndEvent):
            items.append(_value(loader, item))
        return items
    if isinstance(event, yaml.MappingStartEvent):
        pairs = {}
        while not isinstance(key := loader.get_event(), yaml.MappingEndEvent):
            if not isinstance(key, yaml.ScalarEvent):
                raise _refused("expected a key", key)
            pairs[key.value] = _value(loader, loader.get_event())
        return pairs
    raise _refused("aliases are not read", event)


def _refused(why: str, event: yaml.Event) -> yaml.YAMLError:
    return yaml.YAMLError(f"{why}, line {event.start_mark.line + 1}" if event.start_mark else why)
