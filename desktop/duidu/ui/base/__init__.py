"""What every feature of the window builds on: jobs, actions, panels, sheets, the message line."""
