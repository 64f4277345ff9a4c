import { isHardDecline } from "../declines"
import { pauseOrigins } from "../pause-origins"

const row = (
  event: string,
  details: Record<string, unknown>,
  actor_id = "charge-check"
) => ({ event: `plan.${event}`, details, actor_id })

const pause = (cause: string, by?: string) => row("pause", { cause }, by)
const lift = (cause: string, left: string[]) =>
  row("lift_pause", { cause, left })

it.each([
  { name: "nothing", events: [], origins: {} },
  {
    name: "the check's own",
    events: [pause("clinical")],
    origins: { clinical: "charge-check" },
  },
  {
    name: "staff after the check",
    events: [pause("clinical"), pause("clinical", "user_1")],
    origins: { clinical: "user_1" },
  },
  {
    name: "what is left when another cause is lifted",
    events: [
      pause("stock"),
      pause("payment", "plans"),
      lift("payment", ["stock"]),
    ],
    origins: { stock: "charge-check" },
  },
  {
    name: "a gap that has grown too long",
    events: [pause("payment", "plans"), lift("payment", ["clinical"])],
    origins: { clinical: "gap" },
  },
  {
    name: "an earlier pause that is over",
    events: [
      pause("clinical", "user_1"),
      row("resume", { cause: "clinical" }),
      pause("clinical"),
    ],
    origins: { clinical: "charge-check" },
  },
])("tells who let a plan stand still: $name", ({ events, origins }) => {
  expect(Object.fromEntries(pauseOrigins(events))).toEqual(origins)
})

it.each([
  ["insufficient_funds", false],
  ["generic_decline", false],
  ["processing_error", false],
  ["lost_card", true],
  ["expired_card", true],
  ["resource_missing", true],
])("knows that %s is final: %s", (code, hard) => {
  expect(isHardDecline(code)).toBe(hard)
})
