"""The Risks room: the register as a picture and a list, and everything known of the chosen risk."""
