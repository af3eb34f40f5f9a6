"""Which claims of a program cannot all hold: as few as can be, each of them needed.

`system` is what is asked about, `lean` takes out what no conflict turns on, `trial` says whether
claims can hold together, `shrink` leaves out what is not needed, `smaller` and `hitting` prove
that fewer would not do.
"""
