"""Speed, as ratios against named peers that are measured in the same run; never a test, the machines are noisy."""
