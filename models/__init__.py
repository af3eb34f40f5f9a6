"""What things are: frozen data of the domain, one noun a file, nothing of how it is decided."""
