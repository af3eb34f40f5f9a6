"""One self-contained web page with everything there is to say about a result."""
