import { caseMachine } from "../../../modules/clinical-review/domain/case-state-machine"
import {
  caseSteps,
  WAITING_STATES,
} from "../../../modules/identity/domain/case-effect"
import { identityCheckMachine } from "../../../modules/identity/domain/identity-check-machine"

const all = identityCheckMachine.states.flatMap((state) =>
  WAITING_STATES.flatMap((waiting) =>
    [false, true].map((deceased) => ({ state, waiting, deceased }))
  )
)

it.each(all)(
  "a case takes what a check brings: $state, $waiting, dead $deceased",
  ({ state, waiting, deceased }) => {
    const check = { state, deceased, death_overruled_at: null }
    const seen = [waiting as string]
    let at: (typeof caseMachine.states)[number] = waiting
    for (const step of caseSteps(check, waiting)) {
      at = caseMachine.next(at, step)
      seen.push(at)
    }
    // Only what staff said ends a case, and only a proof lets it go on.
    expect(seen.includes("rejected")).toBe(
      state === "rejected" && caseSteps(check, waiting).length > 0
    )
    expect(seen.includes("queued")).toBe(
      state === "passed" || state === "verified"
    )
  }
)
