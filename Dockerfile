# Two images: the one of every service of Airflow, and the object store with a folder that is not root's.

FROM versity/versitygw:v1.8.0 AS object-store
RUN mkdir /data && chown 50000:50000 /data
USER 50000:50000

# The project as a wheel.
FROM python:3.12.13-slim-bookworm AS wheel
WORKDIR /src
COPY deploy/build.lock ./
RUN pip install --no-cache-dir --require-hashes --requirement build.lock
COPY pyproject.toml README.md LICENSE NOTICE.md ./
COPY etl ./etl
COPY khabar_airflow ./khabar_airflow
COPY dags ./dags
COPY sql ./sql
RUN pip wheel --no-cache-dir --no-deps --no-build-isolation --wheel-dir /wheels .

FROM python:3.12.13-slim-bookworm AS khabar
RUN groupadd --gid 50000 khabar && useradd --create-home --uid 50000 --gid 50000 khabar
WORKDIR /opt/khabar
COPY requirements.lock ./
RUN pip install --no-cache-dir --require-hashes --requirement requirements.lock
COPY --from=wheel /wheels /wheels
RUN pip install --no-cache-dir --no-deps /wheels/*.whl && rm -r /wheels
COPY sources.toml ./
COPY dags ./dags
COPY deploy ./deploy
ENV AIRFLOW_HOME=/opt/airflow \
    AIRFLOW__CORE__DAGS_FOLDER=/opt/khabar/dags \
    KHABAR_HOME=/var/khabar \
    XDG_CACHE_HOME=/var/cache/khabar
# Folders that volumes take the owner of; and the lexicons and models compiled once, for all processes to map.
RUN mkdir -p /opt/airflow /var/khabar/archive /var/khabar/auth /var/khabar/in /var/khabar/logs /var/cache/khabar \
    && chown -R khabar:khabar /opt/airflow /var/khabar \
    && python -c "from etl.annotate import default_pipeline; default_pipeline()"
USER 50000:50000
ENTRYPOINT ["python", "-m", "airflow"]
