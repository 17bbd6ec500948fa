"""What unites a large group, and whether it falls into parts: arithmetic on agree, disagree and pass."""
