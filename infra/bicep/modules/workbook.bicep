@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Workspace that its queries read.')
param workspaceId string

// The same files that the alerts load.
var queries = [
  { title: 'Kill switch', text: loadTextContent('../../queries/kill-switch.kql') }
  { title: 'Positions without a stop', text: loadTextContent('../../queries/unprotected-position.kql') }
  { title: 'Heartbeats', text: loadTextContent('../../queries/heartbeat-lost.kql') }
  { title: 'Rejected orders', text: loadTextContent('../../queries/reject-storm.kql') }
  { title: 'Failed functions', text: loadTextContent('../../queries/unhealthy.kql') }
]

var items = [for (query, index) in queries: {
  type: 3
  name: 'query-${index}'
  content: {
    version: 'KqlItem/1.0'
    title: query.title
    query: query.text
    size: 0
    queryType: 0
    resourceType: 'microsoft.operationalinsights/workspaces'
    crossComponentResources: [workspaceId]
  }
}]

resource workbook 'Microsoft.Insights/workbooks@2023-06-01' = {
  name: guid(resourceGroup().id, 'breakwater')
  location: location
  tags: tags
  kind: 'shared'
  properties: {
    displayName: 'Breakwater'
    category: 'workbook'
    sourceId: workspaceId
    serializedData: string({ version: 'Notebook/1.0', items: items })
  }
}
