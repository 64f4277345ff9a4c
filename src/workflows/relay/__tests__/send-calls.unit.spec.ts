import type { MedusaContainer } from "@medusajs/framework/types"
import type { OutboundCall } from "../../../shared/partner-calls"
import { sendDueCalls } from "../send-calls"

const send = jest.fn()
jest.mock("../registry", () => ({
  callHandlers: {
    "stripe.charge": { send: (_: unknown, call: OutboundCall) => send(call) },
  },
}))

/** A gateway with calls to send; it keeps how each ended. */
function gatewayWith(count: number) {
  const waiting = Array.from({ length: count }, (_, at) => ({
    id: `call_${at}`,
    partner: "stripe",
    operation: "charge",
  }))
  const outcomes = new Map<string, string>()
  const gateway = {
    hasWork: () => Promise.resolve(waiting.length > 0),
    expireLeases: jest.fn(),
    takeDue: jest.fn((_: Date, limit: number) =>
      Promise.resolve(waiting.splice(0, limit))
    ),
    recordOutcome: jest.fn((id: string, { kind }: { kind: string }) => {
      outcomes.set(id, kind)
      return Promise.resolve()
    }),
  }
  const error = jest.fn()
  const container = {
    resolve: (name: string) => (name === "logger" ? { error } : gateway),
  } as unknown as MedusaContainer
  return { container, gateway, outcomes, error }
}

beforeEach(() => {
  send.mockReset().mockResolvedValue({ kind: "done", result: {} })
})

it("sends everything that is due and keeps how it ended", async () => {
  const { container, outcomes } = gatewayWith(30)
  expect(await sendDueCalls(container)).toBe(30)
  expect([...outcomes.values()]).toEqual(Array(30).fill("done"))
})

it("ends after some of many, so that others have their turn", async () => {
  const { container } = gatewayWith(100)
  const tried = await sendDueCalls(container)
  expect(tried).toBeGreaterThan(10)
  expect(tried).toBeLessThan(60)
})

it("sends nothing where nothing is due", async () => {
  const { container } = gatewayWith(0)
  expect(await sendDueCalls(container)).toBe(0)
  expect(send).not.toHaveBeenCalled()
})

it("goes on with the others while one takes long", async () => {
  const { container, outcomes } = gatewayWith(30)
  let answer: () => void = () => undefined
  send.mockImplementationOnce(
    () =>
      new Promise((resolve) => {
        answer = () => resolve({ kind: "done", result: {} })
      })
  )
  const sending = sendDueCalls(container)
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(outcomes.size).toBe(29)
  answer()
  expect(await sending).toBe(30)
})

it("keeps the others from nothing when one's outcome can't be kept", async () => {
  const { container, gateway, outcomes, error } = gatewayWith(10)
  gateway.recordOutcome.mockRejectedValueOnce(new Error("no database"))
  expect(await sendDueCalls(container)).toBe(10)
  expect(outcomes.size).toBe(9)
  expect(error).toHaveBeenCalledTimes(1)
})

it("gives calls whose handler throws to staff", async () => {
  const { container, outcomes } = gatewayWith(1)
  send.mockRejectedValueOnce(new Error("a record is missing"))
  await sendDueCalls(container)
  expect([...outcomes.values()]).toEqual(["unknown"])
})
