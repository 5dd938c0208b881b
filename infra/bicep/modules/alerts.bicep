@description('Part of every name that makes it unique.')
param token string

@description('Azure region.')
param location string

@description('Tags of every resource.')
param tags object

@description('Who is told.')
param email string

@description('Workspace that holds the logs.')
param workspaceId string

@description('Resource id of the Service Bus namespace.')
param serviceBusId string

// Each rule counts the rows of its query within its window. Rules are billed by how often they look, so those that can
// wait look every 15 minutes.
var rules = [
  {
    name: 'kill-switch'
    title: 'Kill switch thrown'
    text: 'Entries are blocked, orders cancelled, positions sold. Find the reason before reset-kill.'
    severity: 0
    query: loadTextContent('../../queries/kill-switch.kql')
    operator: 'GreaterThan'
    threshold: 0
    every: 'PT5M'
    window: 'PT10M'
  }
  {
    name: 'unprotected-position'
    title: 'Position without a stop'
    text: 'Something was bought and the log knows no stop that rests. The watchdog repairs it every minute; look whether it did.'
    severity: 0
    query: loadTextContent('../../queries/unprotected-position.kql')
    operator: 'GreaterThan'
    threshold: 0
    every: 'PT5M'
    window: 'PT30M'
  }
  {
    // From outside the app: timers have been known to stop after a deployment, and silence looks like quiet.
    name: 'heartbeat-lost'
    title: 'No heartbeat'
    text: 'No Heartbeat has run for ten minutes. Stops rest on the exchange; restart the app.'
    severity: 0
    query: loadTextContent('../../queries/heartbeat-lost.kql')
    operator: 'LessThan'
    threshold: 1
    every: 'PT5M'
    window: 'PT10M'
  }
  {
    name: 'reject-storm'
    title: 'Orders are rejected'
    text: 'The exchange refused more than five orders within fifteen minutes.'
    severity: 1
    query: loadTextContent('../../queries/reject-storm.kql')
    operator: 'GreaterThan'
    threshold: 5
    every: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'unhealthy'
    title: 'Functions fail'
    text: 'More than ten invocations failed within fifteen minutes. GET /api/health says what is wrong.'
    severity: 1
    query: loadTextContent('../../queries/unhealthy.kql')
    operator: 'GreaterThan'
    threshold: 10
    every: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'needs-operator'
    title: 'The bot needs somebody'
    text: 'It pushed an alert: coins that are missing, a row that cannot be read, no market data, a limit that is near.'
    severity: 1
    query: loadTextContent('../../queries/needs-operator.kql')
    operator: 'GreaterThan'
    threshold: 0
    every: 'PT15M'
    window: 'PT15M'
  }
  {
    name: 'slow-execution'
    title: 'Execution is slow'
    text: 'More than five messages took longer than ten seconds within fifteen minutes: the exchange or the storage is slow.'
    severity: 2
    query: loadTextContent('../../queries/slow-execution.kql')
    operator: 'GreaterThan'
    threshold: 5
    every: 'PT15M'
    window: 'PT15M'
  }
]

resource people 'Microsoft.Insights/actionGroups@2023-01-01' = {
  name: 'ag-${token}'
  location: 'global'
  tags: tags
  properties: {
    enabled: true
    groupShortName: 'breakwater'
    emailReceivers: [{ name: 'operator', emailAddress: email, useCommonAlertSchema: true }]
  }
}

resource logAlerts 'Microsoft.Insights/scheduledQueryRules@2023-12-01' = [for rule in rules: {
  name: '${rule.name}-${token}'
  location: location
  tags: tags
  kind: 'LogAlert'
  properties: {
    displayName: rule.title
    description: rule.text
    severity: rule.severity
    enabled: true
    scopes: [workspaceId]
    evaluationFrequency: rule.every
    windowSize: rule.window
    // The tables come with the first telemetry, after this rule.
    skipQueryValidation: true
    autoMitigate: true
    criteria: {
      allOf: [
        {
          query: rule.query
          timeAggregation: 'Count'
          operator: rule.operator
          threshold: rule.threshold
          failingPeriods: { numberOfEvaluationPeriods: 1, minFailingPeriodsToAlert: 1 }
        }
      ]
    }
    actions: { actionGroups: [people.id] }
  }
}]

resource deadLetters 'Microsoft.Insights/metricAlerts@2018-03-01' = {
  name: 'dead-letters-${token}'
  location: 'global'
  tags: tags
  properties: {
    description: 'A message was given up. Read its reason, then resubmit it or let it go.'
    severity: 1
    enabled: true
    scopes: [serviceBusId]
    evaluationFrequency: 'PT5M'
    windowSize: 'PT5M'
    autoMitigate: true
    criteria: {
      'odata.type': 'Microsoft.Azure.Monitor.SingleResourceMultipleMetricCriteria'
      allOf: [
        {
          name: 'dead-letters'
          criterionType: 'StaticThresholdCriterion'
          metricNamespace: 'Microsoft.ServiceBus/namespaces'
          metricName: 'DeadletteredMessages'
          timeAggregation: 'Maximum'
          operator: 'GreaterThan'
          threshold: 0
          dimensions: [{ name: 'EntityName', operator: 'Include', values: ['*'] }]
        }
      ]
    }
    actions: [{ actionGroupId: people.id }]
  }
}
