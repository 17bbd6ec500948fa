"""A workshop tried beforehand, with participants that the machine plays. It can be deleted as a whole."""
