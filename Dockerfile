# The portal as one image: built from source, run as an unprivileged user, Production.
FROM mcr.microsoft.com/dotnet/sdk:10.0.401 AS build
RUN apt-get update && apt-get install -y --no-install-recommends nodejs npm && rm -rf /var/lib/apt/lists/*
WORKDIR /source
COPY global.json Directory.Build.props Directory.Packages.props .editorconfig ./
COPY src src
RUN dotnet publish src/GovernancePortal.Web --configuration Release --output /portal

FROM mcr.microsoft.com/dotnet/aspnet:10.0.12
RUN apt-get update && apt-get install -y --no-install-recommends curl && rm -rf /var/lib/apt/lists/* \
 && mkdir -p /var/lib/portal/files && chown -R app:app /var/lib/portal
WORKDIR /portal
COPY --from=build /portal .
USER app
ENV ASPNETCORE_HTTP_PORTS=8080
EXPOSE 8080
ENTRYPOINT ["dotnet", "GovernancePortal.Web.dll"]
