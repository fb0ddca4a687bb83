"""What the server adds around the framework: headers, compressed files, the start page, its state, the wall."""
