"""Runs: the steps of each DAG as plain functions, and where their batches lie in staging. Knows no Airflow."""
