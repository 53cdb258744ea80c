/** What an administrator does with a user. */
export type UserAct = 'edit' | 'reset' | 'unlock' | 'sign-out' | 'disable' | 'enable' | 'remove'
