#!/bin/sh
# What PostgreSQL holds when it starts for the first time: Airflow's database and the warehouse, each with its owner and
# closed to all others but the two roles of the warehouse: one that loads, one that reads (docs/security.md).
psql --no-psqlrc --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" --dbname postgres <<'SQL'
\getenv airflow AIRFLOW_PASSWORD
\getenv owner OWNER_PASSWORD
\getenv loader LOADER_PASSWORD
\getenv reader READER_PASSWORD
CREATE ROLE airflow LOGIN PASSWORD :'airflow';
CREATE ROLE khabar LOGIN PASSWORD :'owner';
CREATE ROLE khabar_loader LOGIN PASSWORD :'loader';
CREATE ROLE khabar_reader LOGIN PASSWORD :'reader';
GRANT khabar_reader TO khabar, khabar_loader; -- the pages of the reading room take this role
CREATE DATABASE airflow OWNER airflow ENCODING 'UTF8' TEMPLATE template0;
CREATE DATABASE khabar OWNER khabar ENCODING 'UTF8' TEMPLATE template0;
REVOKE ALL ON DATABASE airflow, khabar, postgres, template1 FROM PUBLIC;
GRANT CONNECT ON DATABASE khabar TO khabar_loader, khabar_reader;
SQL
