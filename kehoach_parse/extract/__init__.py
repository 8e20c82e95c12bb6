"""One module per kind of fact: text in a place → facts with spans."""
