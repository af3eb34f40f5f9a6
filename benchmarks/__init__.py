"""What the speed claims rest on, and the invented institutions that they are measured with."""
