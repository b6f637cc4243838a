"""What a learner does with words: marks, coverage, review and cards that leave."""
