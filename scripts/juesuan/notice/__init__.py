"""What a build tells an operator: a report for programs, a page for people, a webhook."""
