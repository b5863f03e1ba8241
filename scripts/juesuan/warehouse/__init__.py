"""Building the database with dbt, publishing it, and asking it."""
