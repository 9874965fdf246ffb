"""Setting: lines, quotation marks, pages and books."""
