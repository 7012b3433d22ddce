"""The planner: what a plan knows, what is wrong with it, and the least change that mends it."""
