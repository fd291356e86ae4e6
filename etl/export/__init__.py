"""Warehouse → files that others read: Parquet by day, articles as linked data, statements as CSV."""
