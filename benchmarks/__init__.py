"""Figures with their peer or limit, each measured in one run; ratios are what to quote."""
