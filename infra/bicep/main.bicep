targetScope = 'subscription'

@description('Name of the azd environment; names the resource group and makes every other name unique.')
@minLength(1)
@maxLength(48)
param environmentName string

@description('Azure region. It must not be one that Binance refuses (infra/hooks/preflight.sh has the list).')
param location string

@description('Object id of who deploys, so that they may write the exchange key into the vault; empty for nobody.')
param principalId string = ''

@description('Name of the bot: 1 to 32 of a-z, 0-9 and hyphen. Partition of all its rows; another account needs another name.')
@minLength(1)
@maxLength(32)
param botName string = 'main'

@description('Paper, or Live for real orders, which also take botLiveConfirmed, a key in the vault and evidence.')
@allowed(['Paper', 'Live'])
param botMode string = 'Paper'

@description('Name of a file in presets/, without .json.')
param botPreset string = 'breakout_v1'

@description('What the paper account begins with, in quote currency.')
param paperStartingBalance string = '10000'

@description('Whether an entry and its stop are sent in one request where the exchange takes both; false sends the stop after it.')
param botProtectsInOneRequest bool = true

@description('The bot\'s name once more: the second of the two settings that real orders take.')
param botLiveConfirmed string = ''

@description('The most of the account that the bot may count on, in quote currency; empty for all of it.')
param botCapital string = ''

@description('The bot whose paper ledger is the evidence; empty for the bot itself.')
param botEvidenceFrom string = ''

@description('Why no evidence is asked for, in at least 20 letters; empty asks for it.')
param botEvidenceWaived string = ''

@description('Where prices come from and, in Live, where orders go. On paper only public prices are read.')
@allowed(['live', 'testnet'])
param binanceEnvironment string = 'live'

@description('Which kind of key is in the vault: hmac (key and secret) or ed25519 (key and private key). Used in Live alone.')
@allowed(['hmac', 'ed25519'])
param binanceKeyKind string = 'ed25519'

@description('This deployment\'s share, in per cent, of what Binance lets be asked from one address.')
@minValue(1)
@maxValue(100)
param binanceRateShare int = 100

@description('When to scan: six NCRONTAB fields in UTC, shortly after each close of the preset\'s signal candle.')
param scanSchedule string = '2 */5 * * * *'

@description('Memory of an instance in MB. The app is made to fit the smallest.')
@allowed([512, 2048, 4096])
param instanceMemory int = 512

@description('Most instances that may run at once; a risk decision, see modules/app.bicep.')
@minValue(1)
@maxValue(1000)
param instanceCountMax int = 40

@description('Instances that each function between candle and order keeps warm; 0 for none. They are billed while idle.')
@minValue(0)
@maxValue(4)
param alwaysReadyCount int = 0

@description('Basic pays per operation; Standard has a base charge and drops messages that are sent twice.')
@allowed(['Basic', 'Standard'])
param serviceBusTier string = 'Basic'

@description('Free_F1 has 20 connections and 20,000 messages a day; the page polls when they are used up.')
@allowed(['Free_F1', 'Standard_S1'])
param signalRSku string = 'Free_F1'

@description('Whether calls to the exchange leave by one fixed address, for the API key\'s address list. It costs a NAT gateway.')
param fixedOutboundAddress bool = false

@description('Days that logs are kept.')
@minValue(30)
@maxValue(730)
param logRetentionDays int = 30

@description('Most GB of logs a day; the rest is dropped, and alerts that read logs go blind with it.')
param logDailyQuotaGb int = 1

@description('Who is told of alerts and costs. Empty makes neither, and infra/hooks/preflight refuses Live then.')
param alertEmail string = ''

@description('Monthly costs, in the currency of the subscription, of which 80 % and 100 % are told.')
@minValue(1)
param budgetAmount int = 25

@description('First day of the budget, the first of a month as in 2026-12-01; Azure keeps to the first one. Empty for no budget.')
param budgetStart string = ''

var token = uniqueString(subscription().id, environmentName, location)
var tags = { 'azd-env-name': environmentName }
// The page is served by the app itself, so the app's own address is the one that push must let in.
var appName = 'func-${token}'

resource group 'Microsoft.Resources/resourceGroups@2025-04-01' = {
  name: 'rg-${environmentName}'
  location: location
  tags: tags
}

module identity 'modules/identity.bicep' = {
  name: 'identity'
  scope: group
  params: {
    name: 'id-${token}'
    location: location
    tags: tags
  }
}

module monitoring 'modules/monitoring.bicep' = {
  name: 'monitoring'
  scope: group
  params: {
    workspaceName: 'log-${token}'
    insightsName: 'appi-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    retentionDays: logRetentionDays
    dailyQuotaGb: logDailyQuotaGb
  }
}

module storage 'modules/storage.bicep' = {
  name: 'storage'
  scope: group
  params: {
    name: 'st${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
  }
}

module queues 'modules/queues.bicep' = {
  name: 'queues'
  scope: group
  params: {
    name: 'sb-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    tier: serviceBusTier
  }
}

module push 'modules/push.bicep' = {
  name: 'push'
  scope: group
  params: {
    name: 'sigr-${token}'
    location: location
    tags: tags
    principalId: identity.outputs.principalId
    skuName: signalRSku
    allowedOrigin: 'https://${appName}.azurewebsites.net'
  }
}

module vault 'modules/vault.bicep' = {
  name: 'vault'
  scope: group
  params: {
    name: 'kv-${token}'
    location: location
    tags: tags
    appPrincipalId: identity.outputs.principalId
    deployerPrincipalId: principalId
  }
}

module network 'modules/network.bicep' = if (fixedOutboundAddress) {
  name: 'network'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
  }
}

module app 'modules/app.bicep' = {
  name: 'app'
  scope: group
  params: {
    name: appName
    planName: 'plan-${token}'
    location: location
    tags: tags
    identityName: identity.outputs.name
    storageName: storage.outputs.name
    deploymentContainer: storage.outputs.deploymentContainer
    serviceBusName: queues.outputs.name
    signalRName: push.outputs.name
    insightsName: monitoring.outputs.insightsName
    vaultUri: vault.outputs.uri
    subnetId: fixedOutboundAddress ? network!.outputs.subnetId : ''
    instanceMemory: instanceMemory
    instanceCountMax: instanceCountMax
    alwaysReadyCount: alwaysReadyCount
    scanSchedule: scanSchedule
    bot: {
      name: botName
      mode: botMode
      preset: botPreset
      paperStartingBalance: paperStartingBalance
      protectsInOneRequest: botProtectsInOneRequest
      liveConfirmed: botLiveConfirmed
      capital: botCapital
      evidenceFrom: botEvidenceFrom
      evidenceWaived: botEvidenceWaived
    }
    binance: {
      environment: binanceEnvironment
      keyKind: binanceKeyKind
      rateShare: binanceRateShare
    }
  }
}

module alerts 'modules/alerts.bicep' = if (!empty(alertEmail)) {
  name: 'alerts'
  scope: group
  params: {
    token: token
    location: location
    tags: tags
    email: alertEmail
    workspaceId: monitoring.outputs.workspaceId
    serviceBusId: queues.outputs.id
  }
}

module budget 'modules/budget.bicep' = if (!empty(alertEmail) && !empty(budgetStart)) {
  name: 'budget'
  scope: group
  params: {
    token: token
    email: alertEmail
    amount: budgetAmount
    start: budgetStart
  }
}

module workbook 'modules/workbook.bicep' = {
  name: 'workbook'
  scope: group
  params: {
    location: location
    tags: tags
    workspaceId: monitoring.outputs.workspaceId
  }
}

@description('The resource group that azd deploys into.')
output AZURE_RESOURCE_GROUP string = group.name

@description('Name of the function app, for az functionapp.')
output FUNCTION_APP_NAME string = app.outputs.name

@description('Address of the page and of the HTTP interface.')
output FUNCTION_APP_URL string = app.outputs.url

@description('The vault that the exchange key goes into.')
output KEY_VAULT_NAME string = vault.outputs.name

@description('The address that the exchange sees, for the API key\'s address list; empty without fixedOutboundAddress.')
output OUTBOUND_ADDRESS string = fixedOutboundAddress ? network!.outputs.address : ''

@description('The hub that pages join; a serverless hub needs no creation.')
output SIGNALR_HUB string = push.outputs.hub
