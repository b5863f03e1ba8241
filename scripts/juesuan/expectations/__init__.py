"""Running the expectation suites on a finished database, and the page that shows the verdict."""
