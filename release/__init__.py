"""What a release is made and tried with; none of it is installed."""
