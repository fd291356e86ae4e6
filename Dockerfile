# One image for every service: the runtime of requirements.lock, and the project beside it.
FROM python:3.12-slim-bookworm

RUN useradd --create-home --uid 50000 khabar
WORKDIR /opt/khabar

COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements.lock

COPY pyproject.toml README.md LICENSE sources.toml ./
COPY etl ./etl
COPY khabar_airflow ./khabar_airflow
COPY dags ./dags
COPY sql ./sql
RUN pip install --no-cache-dir --no-deps --editable . \
    && mkdir -p /opt/airflow/auth /opt/airflow/logs /var/khabar/staging /var/khabar/in \
    && chown -R khabar /opt/airflow /var/khabar

USER khabar
ENV AIRFLOW_HOME=/opt/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/khabar/dags \
    KHABAR_HOME=/var/khabar
ENTRYPOINT ["python", "-m", "airflow"]
