# What preflight.sh does, for Windows.
$ErrorActionPreference = 'Stop'
Set-Location (Join-Path $PSScriptRoot '../..')
$faults = [System.Collections.Generic.List[string]]::new()
function Get-Setting([string] $name, [string] $default = '') {
  $value = [Environment]::GetEnvironmentVariable($name)
  if ([string]::IsNullOrEmpty($value)) { $default } else { $value }
}

$name = Get-Setting 'BOT_NAME' 'main'
$mode = Get-Setting 'BOT_MODE' 'Paper'
$preset = Get-Setting 'BOT_PRESET' 'breakout_v1'
$region = (Get-Setting 'AZURE_LOCATION').ToLowerInvariant().Replace(' ', '')

if (-not $region) {
  $faults.Add('AZURE_LOCATION is missing: azd env set AZURE_LOCATION westeurope')
} elseif ((Get-Content 'infra/hooks/blocked-regions.txt') -ccontains $region) {
  $faults.Add("Binance refuses addresses in region $region (HTTP 451): azd env set AZURE_LOCATION to a region outside the United States")
}

if ($name -cnotmatch '\A[a-z0-9-]{1,32}\z') {
  $faults.Add("BOT_NAME is '$name'; allowed: 1 to 32 of a-z, 0-9 and hyphen")
}
if ($preset -cnotmatch '\A[a-z0-9_]+\z' -or -not (Test-Path "presets/$preset.json")) {
  $faults.Add("BOT_PRESET is '$preset'; there is no presets/$preset.json")
}

if ($mode -ceq 'Live') {
  if ((Get-Setting 'BOT_LIVE_CONFIRMED') -cne $name) {
    $faults.Add("BOT_MODE is Live and BOT_LIVE_CONFIRMED is not ${name}: real orders take both")
  }
  if (-not (Get-Setting 'ALERT_EMAIL')) {
    $faults.Add('BOT_MODE is Live and ALERT_EMAIL is missing: somebody must be told when something is wrong')
  }
  if ((Get-Setting 'BINANCE_KEY_KIND' 'ed25519') -cnotin 'hmac', 'ed25519') {
    $faults.Add("BINANCE_KEY_KIND is '$(Get-Setting 'BINANCE_KEY_KIND')'; allowed: hmac, ed25519")
  }
} elseif ($mode -cne 'Paper') {
  $faults.Add("BOT_MODE is '$mode'; allowed: Paper, or Live for real orders")
}

if ($faults.Count -gt 0) {
  $faults | ForEach-Object { [Console]::Error.WriteLine("preflight: $_") }
  [Console]::Error.WriteLine("preflight: $($faults.Count) found; nothing was changed.")
  exit 1
}
Write-Output "preflight: bot $name, $mode, preset $preset, region $region"
