"""The output contract, and the working types that stages hand to each other."""
