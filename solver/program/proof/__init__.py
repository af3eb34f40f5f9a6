"""The fast way to the same answer: small parts, the relaxation, exact proofs, CP-SAT for the rest.

Each aim is a linear form in whole numbers. The relaxation without "whole" gives a guess and prices;
the prices, rounded to whole numbers, bound the aim exactly and say which columns and rows cannot
differ in any best answer. What is left falls into small parts. See docs/solving.md.
"""
