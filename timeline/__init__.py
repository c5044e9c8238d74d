"""Diplomatic Timeline: news articles in, dated diplomatic events out."""
