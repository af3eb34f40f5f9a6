"""Priority by points: in their order, everybody gets the best that is still to be had."""
