/** An error caused by the caller: its message says what to do, and is printed without a stack. */
export class UsageError extends Error {}
