"""The Today room: what is due in the next ten working days, each with the one command that does it."""
