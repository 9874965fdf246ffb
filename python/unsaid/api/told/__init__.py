"""Stories told: prose from a side, set in any form, and how values look in a notebook."""
