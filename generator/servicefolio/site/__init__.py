"""The site engines, and publishing what they build."""
