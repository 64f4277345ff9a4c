import type { MedusaContainer } from "@medusajs/framework/types"
import { drainWork } from "../drain"
import { relayIntents } from "../relay-outboxes"
import { runFollowUps } from "../run-follow-ups"
import { sendDueCalls, settleUnknownCalls } from "../send-calls"

jest.mock("../relay-outboxes", () => ({ relayIntents: jest.fn() }))
jest.mock("../run-follow-ups", () => ({ runFollowUps: jest.fn() }))
jest.mock("../send-calls", () => ({
  sendDueCalls: jest.fn(),
  settleUnknownCalls: jest.fn(),
}))

const container = {} as MedusaContainer

/** A partner that answers when it is let. */
function hangingPartner() {
  let answer: (sent: number) => void = () => undefined
  const answered = new Promise<number>((resolve) => {
    answer = resolve
  })
  jest.mocked(sendDueCalls).mockReturnValueOnce(answered)
  return { answer: () => answer(0) }
}

const turn = () => new Promise((resolve) => setImmediate(resolve))

beforeEach(() => {
  jest.resetAllMocks()
  for (const part of [
    relayIntents,
    runFollowUps,
    sendDueCalls,
    settleUnknownCalls,
  ]) {
    jest.mocked(part).mockResolvedValue(0)
  }
})

it("does everything again until nothing is left", async () => {
  jest.mocked(runFollowUps).mockResolvedValueOnce(2)
  jest
    .mocked(settleUnknownCalls)
    .mockResolvedValueOnce(0)
    .mockResolvedValueOnce(1)
  await drainWork(container)
  expect(relayIntents).toHaveBeenCalledTimes(3)
  expect(sendDueCalls).toHaveBeenCalledTimes(3)
})

it("goes on with its own work while a partner is waited for", async () => {
  const partner = hangingPartner()
  const run = drainWork(container)
  await turn()
  expect(runFollowUps).toHaveBeenCalledTimes(1)
  void drainWork(container)
  await turn()
  expect(runFollowUps).toHaveBeenCalledTimes(2)
  expect(sendDueCalls).toHaveBeenCalledTimes(1)
  partner.answer()
  await run
})

it("calls partners again when it was asked while they were called", async () => {
  const partner = hangingPartner()
  const run = drainWork(container)
  await turn()
  // What became due only now, the calls under way have not seen.
  const asked = drainWork(container)
  await turn()
  partner.answer()
  await Promise.all([run, asked])
  expect(sendDueCalls).toHaveBeenCalledTimes(2)
})

it("goes on calling partners while its own work takes long", async () => {
  let finish: (started: number) => void = () => undefined
  jest.mocked(runFollowUps).mockReturnValueOnce(
    new Promise<number>((resolve) => {
      finish = resolve
    })
  )
  const run = drainWork(container)
  await turn()
  void drainWork(container)
  await turn()
  expect(sendDueCalls).toHaveBeenCalledTimes(2)
  finish(0)
  await run
})
