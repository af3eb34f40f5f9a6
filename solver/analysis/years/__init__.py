"""Years ahead: rounds one after the other, a year apart, under stated assumptions."""
