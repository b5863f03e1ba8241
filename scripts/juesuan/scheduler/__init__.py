"""The scheduler: the build as Dagster assets, a daily schedule, a sensor on the documents."""
