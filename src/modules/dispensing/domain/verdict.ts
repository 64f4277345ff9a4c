/** A gate's state with the reason that staff read. */
export type Verdict = { open: boolean; reason: string }

export const opened = (reason: string): Verdict => ({ open: true, reason })
export const shut = (reason: string): Verdict => ({ open: false, reason })
