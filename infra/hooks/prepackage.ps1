# What prepackage.sh does, for Windows.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')
npm ci --no-audit --no-fund
if ($LASTEXITCODE -ne 0) { exit 1 }
dotnet restore local/feed-probe/FeedProbe.csproj --verbosity quiet
if ($LASTEXITCODE -ne 0) {
  [Console]::Error.WriteLine('prepackage: the package feed lacks Azure packages; a build of the stand-ins must not be deployed.')
  exit 1
}
New-Item -ItemType Directory -Force artifacts | Out-Null
'<Project><PropertyGroup><AzurePackagesOnFeed>official</AzurePackagesOnFeed></PropertyGroup></Project>' |
  Set-Content artifacts/feed.props
