# What health-gate.sh does, for Windows.
$ErrorActionPreference = 'Stop'
function Get-Setting([string] $name, [string] $default) {
  $value = [Environment]::GetEnvironmentVariable($name)
  if ([string]::IsNullOrEmpty($value)) { $default } else { $value }
}

$url = Get-Setting 'FUNCTION_APP_URL' ''
if (-not $url) { [Console]::Error.WriteLine('FUNCTION_APP_URL is missing: azd provision sets it'); exit 1 }
$tries = [int](Get-Setting 'HEALTH_GATE_TRIES' '20')
$pause = [int](Get-Setting 'HEALTH_GATE_PAUSE' '30')
$content = ''

foreach ($turn in 1..$tries) {
  try {
    $answer = Invoke-WebRequest "$url/api/health" -TimeoutSec 60 -SkipHttpErrorCheck
    $code = $answer.StatusCode
    $content = $answer.Content
  } catch {
    $code = "no answer ($($_.Exception.Message))"
  }
  if ($code -eq 200 -and $content.Contains('"status"') -and -not $content.Contains('"RT-3"')) {
    Write-Output "health gate: green after $turn of $tries looks"
    Write-Output $content
    exit 0
  }
  Write-Output "health gate: look $turn of ${tries}: $code"
  if ($turn -lt $tries) { Start-Sleep -Seconds $pause }
}

[Console]::Error.WriteLine('health gate: red. The last answer:')
[Console]::Error.WriteLine($content)
exit 1
