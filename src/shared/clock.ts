/**
 * The one clock (PLT-6). In production it is the system's; with TEST_CLOCK=true
 * the `clock` module adds an offset that an administrator may move forward.
 */
let offsetMilliseconds = 0

export const clock = {
  now: (): Date => new Date(Date.now() + offsetMilliseconds),
  /** The difference to the system's time, in milliseconds. */
  offset: (): number => offsetMilliseconds,
  /**
   * Forward to an offset, never back (PLT-6): what was read of it may have been
   * overtaken by a move. For the `clock` module only.
   */
  moveOn: (milliseconds: number): void => {
    offsetMilliseconds = Math.max(offsetMilliseconds, milliseconds)
  },
  /** For tests only. */
  setOffset: (milliseconds: number): void => {
    offsetMilliseconds = milliseconds
  },
}

/** A moment `minutes` after another. */
export const addMinutes = (moment: Date, minutes: number): Date =>
  new Date(moment.getTime() + minutes * 60_000)
