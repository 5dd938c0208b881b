#!/bin/sh
# What the package is built from: the page's push client from npm, and the official Azure packages, never the stand-ins.
set -eu
cd "$(dirname "$0")/../.."
npm ci --no-audit --no-fund
if ! dotnet restore local/feed-probe/FeedProbe.csproj --verbosity quiet; then
  echo "prepackage: the package feed lacks Azure packages; a build of the stand-ins must not be deployed." >&2
  exit 1
fi
mkdir -p artifacts
# What Directory.Build.props reads; a build of the solution would ask the feed and write the same.
echo '<Project><PropertyGroup><AzurePackagesOnFeed>official</AzurePackagesOnFeed></PropertyGroup></Project>' > artifacts/feed.props
