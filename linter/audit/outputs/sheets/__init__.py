"""Sheets of workbooks for people: how they look, and what stands in each."""
