"""The same candidates and aims solved as others would: what our own time is held against.

Each peer gets the rows and aims that our core is given, as plain numbers, and is timed from there:
reading and judging are ours and count for none of them.
"""
