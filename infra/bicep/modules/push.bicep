@description('Name of the SignalR service.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Object id of the app\'s identity.')
param principalId string

@description('Free_F1 or Standard_S1.')
param skuName string

@description('The only origin whose pages may connect.')
param allowedOrigin string

var signalRServiceOwner = '7e4f1700-ea5a-4f59-8f37-079cfe29dce3'
// Hubs of a serverless service are made by their first use and are no resource. Nothing in the deployment reads this: it
// tells an operator which hub to look at, and a test keeps it the name that the code uses.
var hub = 'breakwater'

resource signalR 'Microsoft.SignalRService/signalR@2024-03-01' = {
  name: name
  location: location
  tags: tags
  kind: 'SignalR'
  sku: { name: skuName, tier: skuName == 'Free_F1' ? 'Free' : 'Standard', capacity: 1 }
  properties: {
    features: [{ flag: 'ServiceMode', value: 'Serverless' }]
    cors: { allowedOrigins: [allowedOrigin] }
    disableLocalAuth: true
  }
}

resource owner 'Microsoft.Authorization/roleAssignments@2022-04-01' = {
  name: guid(signalR.id, principalId, signalRServiceOwner)
  scope: signalR
  properties: {
    principalId: principalId
    principalType: 'ServicePrincipal'
    roleDefinitionId: subscriptionResourceId('Microsoft.Authorization/roleDefinitions', signalRServiceOwner)
  }
}

@description('Name of the service.')
output name string = signalR.name

@description('The hub that pages join.')
output hub string = hub
