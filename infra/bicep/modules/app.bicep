@description('Name of the function app.')
param name string

@description('Name of its plan.')
param planName string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Name of the identity that the app runs as.')
param identityName string

@description('Name of the storage account.')
param storageName string

@description('Container that the app\'s package is in.')
param deploymentContainer string

@description('Name of the Service Bus namespace.')
param serviceBusName string

@description('Name of the SignalR service.')
param signalRName string

@description('Name of the Application Insights component.')
param insightsName string

@description('Address of the vault, with a slash at its end.')
param vaultUri string

@description('Subnet that calls leave by; empty for Azure\'s shared addresses.')
param subnetId string

@description('Memory of an instance in MB.')
param instanceMemory int

@description('Most instances at once.')
param instanceCountMax int

@description('Instances that each function between candle and order keeps warm.')
param alwaysReadyCount int

@description('When to scan.')
param scanSchedule string

@description('Section Bot of the settings: name, mode, preset, paperStartingBalance, protectsInOneRequest, and what only live trading asks for.')
param bot object

@description('Section Binance of the settings: environment, keyKind, rateShare.')
param binance object

var tradingPath = ['ScanMarket', 'DetectBreakout', 'AssessRisk', 'ExecuteTrade']
var warm = [for step in tradingPath: { name: 'function:${step}', instanceCount: alwaysReadyCount }]
var isLive = bot.mode == 'Live'
var isHmac = binance.keyKind == 'hmac'

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' existing = {
  name: identityName
}

resource storage 'Microsoft.Storage/storageAccounts@2025-08-01' existing = {
  name: storageName
}

resource insights 'Microsoft.Insights/components@2020-02-02' existing = {
  name: insightsName
}

// Where things are, and as whom the app goes there. Nothing here is a secret.
var connections = [
  { name: 'AZURE_CLIENT_ID', value: identity.properties.clientId }
  { name: 'AzureWebJobsStorage__accountName', value: storageName }
  { name: 'AzureWebJobsStorage__credential', value: 'managedidentity' }
  { name: 'AzureWebJobsStorage__clientId', value: identity.properties.clientId }
  { name: 'Tables__ServiceUri', value: storage.properties.primaryEndpoints.table }
  { name: 'Tables__Create', value: 'false' }
  { name: 'ServiceBusConnection__fullyQualifiedNamespace', value: '${serviceBusName}.servicebus.windows.net' }
  { name: 'ServiceBusConnection__credential', value: 'managedidentity' }
  { name: 'ServiceBusConnection__clientId', value: identity.properties.clientId }
  { name: 'AzureSignalRConnectionString__serviceUri', value: 'https://${signalRName}.service.signalr.net' }
  { name: 'APPLICATIONINSIGHTS_CONNECTION_STRING', value: insights.properties.ConnectionString }
  {
    name: 'APPLICATIONINSIGHTS_AUTHENTICATION_STRING'
    value: 'ClientId=${identity.properties.clientId};Authorization=AAD'
  }
]

var trading = [
  { name: 'ScanSchedule', value: scanSchedule }
  { name: 'Bot__Name', value: bot.name }
  { name: 'Bot__Mode', value: bot.mode }
  { name: 'Bot__Preset', value: bot.preset }
  { name: 'Bot__PaperStartingBalance', value: bot.paperStartingBalance }
  { name: 'Bot__ProtectsInOneRequest', value: string(bot.protectsInOneRequest) }
  { name: 'Binance__Environment', value: binance.environment }
  { name: 'Binance__RateShare', value: string(binance.rateShare) }
]

// A paper bot does not get so far as to know where a key lies.
var live = [
  { name: 'Bot__LiveConfirmed', value: bot.liveConfirmed }
  { name: 'Bot__Capital', value: bot.capital }
  { name: 'Bot__EvidenceFrom', value: bot.evidenceFrom }
  { name: 'Bot__EvidenceWaived', value: bot.evidenceWaived }
  { name: 'Binance__ApiKey', value: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/binance-api-key)' }
]
var hmacKey = [
  { name: 'Binance__ApiSecret', value: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/binance-api-secret)' }
]
var ed25519Key = [
  { name: 'Binance__PrivateKey', value: '@Microsoft.KeyVault(SecretUri=${vaultUri}secrets/binance-private-key)' }
]
var liveSettings = concat(live, isHmac ? hmacKey : ed25519Key)

resource plan 'Microsoft.Web/serverfarms@2024-11-01' = {
  name: planName
  location: location
  tags: tags
  kind: 'functionapp'
  sku: { tier: 'FlexConsumption', name: 'FC1' }
  properties: { reserved: true }
}

resource app 'Microsoft.Web/sites@2024-11-01' = {
  name: name
  location: location
  tags: union(tags, { 'azd-service-name': 'trader' })
  kind: 'functionapp,linux'
  identity: {
    type: 'UserAssigned'
    userAssignedIdentities: { '${identity.id}': {} }
  }
  properties: {
    serverFarmId: plan.id
    httpsOnly: true
    keyVaultReferenceIdentity: identity.id
    virtualNetworkSubnetId: empty(subnetId) ? null : subnetId
    siteConfig: {
      minTlsVersion: '1.2'
      appSettings: concat(connections, trading, isLive ? liveSettings : [])
    }
    functionAppConfig: {
      deployment: {
        storage: {
          type: 'blobContainer'
          value: '${storage.properties.primaryEndpoints.blob}${deploymentContainer}'
          authentication: {
            type: 'UserAssignedIdentity'
            userAssignedIdentityResourceId: identity.id
          }
        }
      }
      runtime: { name: 'dotnet-isolated', version: '10.0' }
      scaleAndConcurrency: {
        instanceMemoryMB: instanceMemory
        // A risk decision. What keeps money safe does not rest on this number: limits are reserved by compare-and-swap,
        // and all instances share one stored budget of requests to the exchange. The cap bounds what a storm of
        // messages can cost, and how many instances contend for the same rows. Above it messages wait in their queue,
        // so one too low delays exits. 40 is the least that every page of the platform's documentation calls valid.
        maximumInstanceCount: instanceCountMax
        alwaysReady: alwaysReadyCount > 0 ? warm : []
      }
    }
  }
}

// Packages are put in place with the identity; the passwords of old ways to deploy stay off.
resource noFtp 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'ftp'
  properties: { allow: false }
}

resource noScm 'Microsoft.Web/sites/basicPublishingCredentialsPolicies@2024-11-01' = {
  parent: app
  name: 'scm'
  properties: { allow: false }
}

@description('Name of the app.')
output name string = app.name

@description('Its address.')
output url string = 'https://${app.properties.defaultHostName}'
