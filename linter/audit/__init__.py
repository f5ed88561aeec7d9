"""The audit: thousands of reports of several years, read once, judged with the reports around them, and told in tables
and pages for a supervising agency."""
