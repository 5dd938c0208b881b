#!/bin/sh
# Before anything is made or replaced: says every reason not to, then stops. azd hands its environment over as variables.
set -eu
cd "$(dirname "$0")/../.."
faults=0
fault() { echo "preflight: $1" >&2; faults=$((faults + 1)); }

name="${BOT_NAME:-main}"
mode="${BOT_MODE:-Paper}"
preset="${BOT_PRESET:-breakout_v1}"
region="$(printf '%s' "${AZURE_LOCATION:-}" | tr 'A-Z' 'a-z' | tr -d ' ')"

if [ -z "$region" ]; then
  fault "AZURE_LOCATION is missing: azd env set AZURE_LOCATION westeurope"
elif grep -qx "$region" infra/hooks/blocked-regions.txt; then
  fault "Binance refuses addresses in region $region (HTTP 451): azd env set AZURE_LOCATION to a region outside the United States"
fi

case "$name" in
  *[!a-z0-9-]* | "") fault "BOT_NAME is '$name'; allowed: 1 to 32 of a-z, 0-9 and hyphen" ;;
esac
[ "${#name}" -le 32 ] || fault "BOT_NAME has ${#name} characters; allowed: 1 to 32 of a-z, 0-9 and hyphen"
case "$preset" in
  *[!a-z0-9_]*) fault "BOT_PRESET is '$preset'; allowed: the name of a file in presets, without .json" ;;
  *) [ -f "presets/$preset.json" ] || fault "BOT_PRESET is '$preset'; there is no presets/$preset.json" ;;
esac

case "$mode" in
  Paper) ;;
  Live)
    [ "${BOT_LIVE_CONFIRMED:-}" = "$name" ] || fault "BOT_MODE is Live and BOT_LIVE_CONFIRMED is not $name: real orders take both"
    [ -n "${ALERT_EMAIL:-}" ] || fault "BOT_MODE is Live and ALERT_EMAIL is missing: somebody must be told when something is wrong"
    case "${BINANCE_KEY_KIND:-ed25519}" in
      hmac | ed25519) ;;
      *) fault "BINANCE_KEY_KIND is '$BINANCE_KEY_KIND'; allowed: hmac, ed25519" ;;
    esac
    ;;
  *) fault "BOT_MODE is '$mode'; allowed: Paper, or Live for real orders" ;;
esac

if [ "$faults" -gt 0 ]; then
  echo "preflight: $faults found; nothing was changed." >&2
  exit 1
fi
echo "preflight: bot $name, $mode, preset $preset, region $region"
