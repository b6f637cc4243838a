"""Review: the sheet in which words being learnt are asked, and what reading tells of them."""
