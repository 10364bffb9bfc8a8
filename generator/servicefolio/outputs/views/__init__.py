"""What pages may show, worked out once for a site."""
