"""The published warehouse as files: Parquet, CSV with a data package, an Excel workbook."""
