"""What pages are made of: the frame, the context of a view, and the blocks that several pages draw."""
