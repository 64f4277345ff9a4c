import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import type { SandboxHandle } from "../../sandbox"
import { call, makeCustomer, must, seedShop, type Shop } from "../fixtures/shop"
import { startTestSandbox } from "../setup/sandbox"

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startTestSandbox()
})

afterAll(() => sandbox.close())

const PROFILE = {
  first_name: "Zoë",
  last_name: "O'Neil",
  sex: "female",
  date_of_birth: "1990-07-04",
  phone: "07700 900123",
  home_address: { address_1: "1 High St", city: "Leeds", postcode: "ls14bt" },
  gp: { answer: "no_consent" },
}

/** The last code that the mailbox or the SMS log received. */
async function lastCode(partner: "mailbox" | "sms"): Promise<string> {
  const answer = await fetch(`${sandbox.url}/_control/state/${partner}`)
  const codes = (await answer.text()).match(/code is (\d{6})/g) ?? []
  return must(codes.at(-1)?.slice(-6))
}

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let shop: Shop

    beforeAll(async () => {
      shop = await seedShop(getContainer(), must(api.defaults.baseURL))
    })

    it("registers a patient, tells every wrong field, and verifies the email", async () => {
      const person = await makeCustomer(shop)
      const { headers } = person
      const path = "/store/patients/me"
      const save = (change: Record<string, unknown> = {}) =>
        call(shop, "POST", path, { headers, body: { ...PROFILE, ...change } })

      // Nobody, a stranger's token and a missing profile.
      expect((await call(shop, "GET", path)).status).toBe(401)
      expect((await call(shop, "POST", path, { body: PROFILE })).status).toBe(
        401
      )
      expect((await call(shop, "GET", path, { headers })).status).toBe(404)

      const wrong = await save({
        phone: "12",
        home_address: { address_1: "", city: "Leeds", postcode: "nowhere" },
      })
      expect(wrong.status).toBe(400)
      expect(wrong.body["code"]).toBe("invalid_field")
      expect(
        wrong.body["errors"].map(({ field }: { field: string }) => field).sort()
      ).toEqual(["home_address.address_1", "home_address.postcode", "phone"])

      const young = await save({ date_of_birth: "2012-01-01" })
      expect(young.status).toBe(400)
      expect(young.body["message"]).toMatch(/^date_of_birth: /)
      const practice = await save({
        gp: { answer: "practice", practice_code: "X99999" },
      })
      expect(practice.body["message"]).toMatch(/^gp.practice_code: /)
      expect((await call(shop, "GET", path, { headers })).status).toBe(404)

      const saved = await save()
      expect(saved.status).toBe(200)
      expect(saved.headers["cache-control"]).toBe("no-store")
      expect(saved.body["patient"]).toMatchObject({
        first_name: "Zoë",
        phone: "+447700900123",
        email: person.email,
        email_verified: false,
        home_address: { postcode: "LS1 4BT", address_2: null },
        gp: { answer: "no_consent", practice: null },
        identity_status: "unverified",
      })

      const verify = (rest: string, body: Record<string, unknown>) =>
        call(shop, "POST", `${path}/verifications${rest}`, { headers, body })
      const sent = await verify("", { channel: "email" })
      expect(sent.body).toEqual({ sent: true })
      const again = await verify("", { channel: "email" })
      expect(again.body["code"]).toBe("rate_limited")
      const code = await lastCode("mailbox")
      const other = code === "000000" ? "111111" : "000000"
      const refused = await verify("/confirm", {
        channel: "email",
        code: other,
      })
      expect(refused.status).toBe(400)
      expect(refused.body["code"]).toBe("code_wrong")
      const confirmed = await verify("/confirm", { channel: "email", code })
      expect(confirmed.body["patient"]).toMatchObject({ email_verified: true })

      // Another person sees their own profile only.
      const stranger = await makeCustomer(shop)
      const theirs = await call(shop, "GET", path, {
        headers: stranger.headers,
      })
      expect(theirs.status).toBe(404)
    })

    it("shows the wording of the consent to anybody", async () => {
      const shown = await call(shop, "GET", "/store/patients/gp-consent")
      expect(shown.status).toBe(200)
      expect(shown.body["gp_consent"].text).toMatch(/GP practice/)
    })
  },
})
