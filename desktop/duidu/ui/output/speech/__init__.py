"""Speaking in the window: its actions, the bar, and the light that goes with the sound."""
