"""Content packs: what a workshop is about, written in data files in Danish and English."""
