"""Statements about minds gone through again: every run they rest on, and each kind of statement worked out anew."""
