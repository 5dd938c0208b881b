@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Workspace that its queries read.')
param workspaceId string

// The same files that the alerts load.
var queries = [
  { title: 'Why nothing is bought', text: loadTextContent('../../queries/why-no-trades.kql') }
  { title: 'Life of one trade', text: loadTextContent('../../queries/trade-life.kql') }
  { title: 'Incident timeline', text: loadTextContent('../../queries/incident-timeline.kql') }
  { title: 'Errors by component', text: loadTextContent('../../queries/errors.kql') }
  { title: 'Kill switch', text: loadTextContent('../../queries/kill-switch.kql') }
  { title: 'Positions without a stop', text: loadTextContent('../../queries/unprotected-position.kql') }
  { title: 'Time without a stop', text: loadTextContent('../../queries/unprotected-time.kql') }
  { title: 'Latency of each stage', text: loadTextContent('../../queries/stage-latency.kql') }
  { title: 'Slow executions', text: loadTextContent('../../queries/slow-execution.kql') }
  { title: 'Alerts', text: loadTextContent('../../queries/needs-operator.kql') }
  { title: 'Slippage', text: loadTextContent('../../queries/slippage.kql') }
  { title: 'Rejections by code', text: loadTextContent('../../queries/rejections.kql') }
  { title: 'Rejected orders', text: loadTextContent('../../queries/reject-storm.kql') }
  { title: 'Rate budget', text: loadTextContent('../../queries/rate-budget.kql') }
  { title: 'Dead letters', text: loadTextContent('../../queries/dead-letters.kql') }
  { title: 'Gaps between heartbeats', text: loadTextContent('../../queries/heartbeat-gaps.kql') }
  { title: 'Heartbeats', text: loadTextContent('../../queries/heartbeat-lost.kql') }
  { title: 'Failed functions', text: loadTextContent('../../queries/unhealthy.kql') }
  { title: 'Cost drivers', text: loadTextContent('../../queries/cost-drivers.kql') }
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
