"""Games kept: a save as text and as a value, one sitting at a time, and the endings that were met."""
