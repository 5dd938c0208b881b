@description('Name of the identity that the app runs as. It has no key that could be lost.')
param name string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

resource identity 'Microsoft.ManagedIdentity/userAssignedIdentities@2024-11-30' = {
  name: name
  location: location
  tags: tags
}

@description('Its name.')
output name string = identity.name

@description('The object id that roles are given to.')
output principalId string = identity.properties.principalId
