@description('Name of the Service Bus namespace.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Object id of the app\'s identity.')
param principalId string

@description('Basic or Standard. Duplicate detection needs Standard; correctness needs neither.')
param tier string

// Owner, not receiver and sender: the platform reads the length of the queues with it, to scale from zero.
var azureServiceBusDataOwner = '090c5cfd-751d-490a-894a-3ce6f1109419'
var detectDuplicates = tier == 'Standard'

// An old scan or signal is worth nothing. What moves a position keeps for as long as Basic allows: the row that would
// send it again is gone once it was sent.
var queues = [
  { name: 'scan', timeToLive: 'PT1H' }
  { name: 'signal', timeToLive: 'PT1H' }
  { name: 'risk', timeToLive: 'PT1H' }
  { name: 'execution', timeToLive: 'P14D' }
]

resource bus 'Microsoft.ServiceBus/namespaces@2024-01-01' = {
  name: name
  location: location
  tags: tags
  sku: { name: tier, tier: tier }
  properties: {
    disableLocalAuth: true
    minimumTlsVersion: '1.2'
  }
}

resource busQueues 'Microsoft.ServiceBus/namespaces/queues@2024-01-01' = [for queue in queues: {
  parent: bus
  name: queue.name
  properties: union(
    {
      // Longer than any invocation; host.json renews it for those that wait for the exchange.
      lockDuration: 'PT1M'
      maxDeliveryCount: 10
      defaultMessageTimeToLive: queue.timeToLive
      deadLetteringOnMessageExpiration: true
      requiresDuplicateDetection: detectDuplicates
    },
    detectDuplicates ? { duplicateDetectionHistoryTimeWindow: 'PT10M' } : {}
  )
}]

resource owner 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(bus.id, principalId, azureServiceBusDataOwner)
  scope: bus
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', azureServiceBusDataOwner)
  }
}

@description('Resource id of the namespace.')
output id string = bus.id

@description('Name of the namespace.')
output name string = bus.name
