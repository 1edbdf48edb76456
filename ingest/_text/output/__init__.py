"""What is written: annotations, scores, frames, and the examples of the dictionaries."""
