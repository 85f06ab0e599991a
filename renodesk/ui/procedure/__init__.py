"""The tabs of the screen of procedures: steps, seven ones, five together, people, eligibility, the way."""
