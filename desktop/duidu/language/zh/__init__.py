"""Chinese: sentences, words from the compact word file, readings and how they are written.

jieba and pypinyin are used when the data is built and in tests, not while reading.
"""
