import { clock } from "../../shared/clock"

/** Now, as Medusa stamps its rows: by the system's time, which the test clock doesn't move. */
export const rowTime = (): Date =>
  new Date(clock.now().getTime() - clock.offset())
