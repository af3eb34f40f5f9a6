"""A result as a workbook: one sheet a table, to sort, filter and print."""
