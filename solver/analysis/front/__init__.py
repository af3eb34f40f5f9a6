"""The search for the best quota plans: the quota itself is what is decided.

`space` says what can be decided, `limits` what every plan must keep, `explore` accounts for every
plan within them, `measures` weighs their answers, `reach` says why none goes further.
"""
