"""What is done by itself: what time it is, and a loop over what is due. It knows no domain."""
