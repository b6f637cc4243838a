"""The file formats, a folder each; `registry` sums them. Knows neither window nor library."""
