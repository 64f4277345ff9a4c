import { afterEach, beforeEach, describe, expect, it, vi } from "vitest"
import { action } from "../../../routes/consultation.autosave"

vi.mock("../../../lib/env.server", () => ({
  env: {
    backendUrl: "http://backend.test",
    publishableKey: "pk_invented",
    sessionSecret: "an invented secret",
    secureCookies: false,
  },
  pharmacy: {},
}))

const view = (over: Record<string, unknown> = {}) => ({
  id: "con_1",
  state: "draft",
  answers: {},
  steps: [
    {
      id: "first",
      complete: false,
      questions: [{ id: "q", kind: "yes_no", label: "Q", required: true }],
    },
  ],
  ...over,
})

const answers = vi.fn<(body: unknown) => Response>()

beforeEach(() => {
  answers.mockReset()
  vi.stubGlobal("fetch", async (_url: URL, init?: RequestInit) =>
    init?.method === "POST"
      ? answers(JSON.parse(String(init.body)))
      : Response.json({ consultation: view() })
  )
})
afterEach(() => vi.unstubAllGlobals())

async function send(fields: Record<string, string>) {
  const body = new URLSearchParams({
    _question: "q",
    _device: "abcdefgh",
    _seq: "7",
    _key: "0123456789",
    ...fields,
  })
  const reply = await action({
    request: new Request("http://shop.test/", { method: "POST", body }),
    params: { id: "con_1", step: "first" },
  } as unknown as Parameters<typeof action>[0])
  return { status: reply.status, body: await reply.json() }
}

describe("an answer that is saved as it is given", () => {
  it("goes to the backend with its stamp", async () => {
    answers.mockReturnValue(Response.json({ consultation: view() }))
    expect((await send({ q: "no" })).body).toEqual({ saved: true, asks: "q" })
    expect(answers.mock.calls).toEqual([
      [
        {
          answers: [{ question: "q", value: "no", client_seq: 7 }],
          device: "abcdefgh",
          client_key: "0123456789",
        },
      ],
    ])
  })

  it("leads to the advice at once when it ends the consultation", async () => {
    const denied = view({ state: "denied" })
    answers.mockReturnValue(Response.json({ consultation: denied }))
    expect((await send({ q: "yes" })).body).toEqual({
      saved: true,
      go: "/consultations/con_1/advice",
    })
  })

  it("isn't sent while it is unfinished", async () => {
    expect((await send({})).body).toEqual({
      saved: false,
      reason: "unfinished",
    })
    expect(answers).not.toHaveBeenCalled()
  })

  it.each([
    [400, { saved: false, reason: "wrong" }, 200],
    [409, { saved: true, go: "/consultations/con_1" }, 200],
    [404, { saved: true, go: "/consultations/con_1/steps/first" }, 200],
    [429, { error: "not reached" }, 503],
    [500, { error: "not reached" }, 503],
  ])("is told what a %i of the backend means", async (status, body, told) => {
    answers.mockReturnValue(
      Response.json({ message: "answers.q: no" }, { status })
    )
    expect(await send({ q: "yes" })).toEqual({ status: told, body })
  })

  it("isn't kept when too many were, and nobody is sent away", async () => {
    const code = "too_many_changes"
    answers.mockReturnValue(
      Response.json({ code, message: "changed 3000 times" }, { status: 409 })
    )
    expect((await send({ q: "yes" })).body).toEqual({
      saved: false,
      reason: "full",
    })
  })

  it("is to be tried again when the backend doesn't answer", async () => {
    answers.mockImplementation(() => {
      throw new TypeError("fetch failed")
    })
    expect((await send({ q: "yes" })).status).toBe(503)
  })
})
