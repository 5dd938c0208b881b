#!/bin/sh
# After a deployment: waits until the app reports healthy or degraded and its heart beats, else fails. A stopped bot is
# degraded, and meant to be. A lost heartbeat fails: timers have been known to stop after a deployment.
set -eu
url="${FUNCTION_APP_URL:?FUNCTION_APP_URL is missing: azd provision sets it}"
tries="${HEALTH_GATE_TRIES:-20}"
pause="${HEALTH_GATE_PAUSE:-30}"
answer="$(mktemp)"
trap 'rm -f "$answer"' EXIT

turn=1
while [ "$turn" -le "$tries" ]; do
  code="$(curl -sS --max-time 60 -o "$answer" -w '%{http_code}' "$url/api/health" 2>&1)" || code="no answer"
  if [ "$code" = 200 ] && grep -q '"status"' "$answer" && ! grep -q '"RT-3"' "$answer"; then
    echo "health gate: green after $turn of $tries looks"
    cat "$answer"
    echo
    exit 0
  fi
  echo "health gate: look $turn of $tries: $code"
  [ "$turn" -eq "$tries" ] || sleep "$pause"
  turn=$((turn + 1))
done

echo "health gate: red. The last answer:" >&2
cat "$answer" >&2
echo >&2
exit 1
