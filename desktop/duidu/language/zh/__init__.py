"""Chinese: sentences, words (the compact word file), readings and how they are shown. jieba and pypinyin stay off the reading path."""
