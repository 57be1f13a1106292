"""A folder of readings: Parquet files, a day's in a folder of its own.  Many may read it while one writes."""
