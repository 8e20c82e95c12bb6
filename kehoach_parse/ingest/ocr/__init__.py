"""Reading pictures of pages: the system's tesseract, and what makes a picture fit for it."""
