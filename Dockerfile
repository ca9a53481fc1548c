# One image, every role. Each step is one that ./run or ./run-tests takes on Debian as well; the base image packages
# PostgreSQL in the same places (/usr/lib/postgresql/*/bin).

FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
ENV DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_USE_MSBUILD_SERVER=0
COPY . .
RUN dotnet publish src/TrackingPlatform.Host -c Release -o /app

FROM mcr.microsoft.com/dotnet/aspnet:10.0
# PostgreSQL for the single-container default; with ConnectionStrings__Platform set it is never started.
RUN apt-get update \
    && apt-get install -y --no-install-recommends postgresql curl \
    && rm -rf /var/lib/apt/lists/* /var/lib/postgresql/*
COPY --from=build /app /app
RUN mkdir -p /data && chown "$APP_UID" /data

USER $APP_UID
WORKDIR /app
# The base image sets ASPNETCORE_HTTP_PORTS; one setting decides, and it is this one.
ENV ASPNETCORE_URLS=http://0.0.0.0:8080 ASPNETCORE_HTTP_PORTS= Platform__DataDirectory=/data
VOLUME /data
EXPOSE 8080
# The database checkpoints when it is stopped: docker stop waits for this signal to be answered.
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
    CMD curl --fail --silent --output /dev/null http://127.0.0.1:8080/health/live || exit 1
ENTRYPOINT ["dotnet", "TrackingPlatform.Host.dll"]
