"""The screen of residents: a tab each for what they are asked."""
