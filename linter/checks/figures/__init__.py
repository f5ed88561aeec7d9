"""Figures in running text: numbers with their units, the sentences that they stand in, and what they are figures of.

Knows sentences and the rulebook's vocabulary, no rule: the kinds of check that look at figures build on it.
"""
