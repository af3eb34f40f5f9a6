"""The result workbook."""
