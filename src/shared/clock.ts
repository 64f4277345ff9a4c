/**
 * The one clock (PLT-6). In production it is the system's; with TEST_CLOCK=true
 * the `clock` module adds an offset that an administrator may move forward.
 */
let offsetMilliseconds = 0

export const clock = {
  now: (): Date => new Date(Date.now() + offsetMilliseconds),
  /** The difference to the system's time, in milliseconds. */
  offset: (): number => offsetMilliseconds,
  /** For the `clock` module and tests only. */
  setOffset: (milliseconds: number): void => {
    offsetMilliseconds = milliseconds
  },
}

/** A moment `minutes` after another. */
export const addMinutes = (moment: Date, minutes: number): Date =>
  new Date(moment.getTime() + minutes * 60_000)
