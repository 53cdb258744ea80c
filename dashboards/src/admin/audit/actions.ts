/** What the audit trail records, by subject: operations of the REST interface, and words of the gateway's own. */
export const ACTIONS = {
  people: ['sign_in', 'signOut', 'changePassword', 'createUser', 'changeUser', 'removeUser', 'resetPassword', 'unlockUser', 'endSessions', 'createToken', 'revokeToken'],
  alerts: [
    'acknowledgeAlert', 'assignAlert', 'commentAlert', 'clearAlert', 'shelveAlert', 'unshelveAlert', 'moveAlert', 'handleAlerts', 'acknowledgeIncident', 'assignIncident', 'commentIncident', 'clearIncident',
    'createMaintenanceWindow', 'endMaintenanceWindow', 'postReceipt'
  ],
  rules: ['checkRules', 'dryRunRules', 'reloadRules', 'addShadowRule', 'removeShadowRule'],
  delivery: ['putRoute', 'deleteRoute', 'putRoster', 'deleteRoster', 'putEscalation', 'deleteEscalation', 'tryRouting', 'resendDeliveries'],
  estate: ['importEstate', 'issueCredentials', 'changeRegister', 'putDevicePhoto', 'sendCommand', 'createAcceptanceReport', 'activateCoveragePolicy', 'previewCoveragePolicy'],
  gateway: ['setLogLevel', 'replayDeadLetters', 'retention', 'stage', 'endStaging']
} as const

export const SUBJECTS = Object.keys(ACTIONS) as (keyof typeof ACTIONS)[]
