"""The site's views, one blueprint a module."""
