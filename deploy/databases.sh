#!/bin/sh
# What PostgreSQL holds when it starts for the first time: Airflow's database and the warehouse, each with one
# owner, closed to all others, and the role that may read the warehouse and do nothing else.
set -eu
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv airflow AIRFLOW_PASSWORD
\getenv loader LOADER_PASSWORD
\getenv reader READER_PASSWORD
CREATE ROLE airflow LOGIN PASSWORD :'airflow';
CREATE ROLE khabar_loader LOGIN PASSWORD :'loader';
CREATE ROLE khabar_reader LOGIN PASSWORD :'reader';
GRANT khabar_reader TO khabar_loader; -- the pages of the reading room take this role
CREATE DATABASE airflow OWNER airflow ENCODING 'UTF8' TEMPLATE template0;
CREATE DATABASE khabar OWNER khabar_loader ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE airflow, khabar, postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE khabar TO khabar_reader;
SQL
