"""Speech: signs of sound as samples and times, by a model in a child process. No Qt, no texts."""
