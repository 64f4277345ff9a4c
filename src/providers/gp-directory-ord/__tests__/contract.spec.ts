import { startSandbox, type SandboxHandle } from "../../../../sandbox"
import { PartnerHttpError } from "../../../shared/http/http-client"
import { OrdGpDirectory } from "../service"

jest.setTimeout(60_000)

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startSandbox({ port: 0, smtpPort: 0 })
})
afterAll(() => sandbox.close())

const control = async (method: string, path: string, body: unknown = {}) => {
  const answer = await fetch(`${sandbox.url}/_control/${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(method === "POST" ? { body: JSON.stringify(body) } : {}),
  })
  expect(answer.status).toBeLessThan(300)
}
const setFault = (mode: string, more: Record<string, unknown> = {}) =>
  control("POST", "faults/gp-directory", { mode, times: 1, ...more })

beforeEach(async () => {
  await control("DELETE", "faults/gp-directory")
  await control("POST", "config", { gp_directory_rate_limit: 1000 })
})

const directory = (url = `${sandbox.url}/gp-directory`) =>
  new OrdGpDirectory({}, { url })

/** The first practice of an invented name. */
const known = async () => {
  const [practice] = await directory().search("surgery", 5)
  if (!practice) {
    throw new Error("The directory has no surgery")
  }
  return practice
}

it("finds practices by part of the name, at most as many as wanted", async () => {
  const found = await directory().search("surgery", 3)
  expect(found).toHaveLength(3)
  for (const practice of found) {
    expect(practice.name.toLowerCase()).toContain("surgery")
    expect(practice.code).toMatch(/^[A-Z]\d{5}$/)
  }
})

it("finds practices by postcode", async () => {
  const { code, postcode } = await known()
  const found = await directory().search(postcode, 20)
  expect(found.map((practice) => practice.code)).toContain(code)
})

it("reads one in full, and knows that a code is unknown", async () => {
  const listed = await known()
  expect(await directory().read(listed.code)).toMatchObject({
    ...listed,
    active: true,
    address: expect.stringMatching(/\S/),
  })
  expect(await directory().read("X99999")).toBeNull()
})

it("gives nothing for a name nobody has", async () => {
  expect(await directory().search("no such practice at all", 20)).toEqual([])
})

it.each([
  ["unavailable", "unavailable"],
  ["refuse", "rejected"],
  ["unauthorised", "rejected"],
  ["down", "network"],
] as const)("%s is told as %s", async (mode, kind) => {
  await setFault(mode)
  const error: unknown = await directory()
    .search("surgery", 5)
    .catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(PartnerHttpError)
  expect(error).toMatchObject({ kind })
})

it("gives up on a slow answer", async () => {
  await setFault("slow", { delay_ms: 6_000 })
  await expect(directory().read("Z90001")).rejects.toMatchObject({
    kind: "timeout",
  })
})
