/** The indicators a table has room for, in the order of the policy. */
export const INDICATORS = ['installed', 'registered', 'online_24h', 'online_30d', 'working_24h', 'fresh_24h', 'alert_path'] as const
