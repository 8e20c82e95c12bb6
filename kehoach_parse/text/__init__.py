"""Characters and words: normal forms with offset maps, folding keys, numerals and dates."""
