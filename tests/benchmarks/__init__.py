"""What measures is tested too."""
