// Takes about 110 seconds.
import type { SandboxHandle } from "../../sandbox"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { clock } from "../../src/shared/clock"
import { drainWork } from "../../src/workflows/relay/drain"
import {
  answeredBasket,
  casesOf,
  control,
  madeFor,
  openSections,
  signIn,
} from "../fixtures/cases"
import { breakOff, type Fault, type Partner } from "../fixtures/outages"
import {
  type Basket,
  call,
  complete,
  confirmCard,
  type Headers,
  makePatient,
  must,
  type Person,
  startPayment,
  stripeOf,
} from "../fixtures/shop"
import { Simulators } from "../resilience/simulators"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, startTestSandbox } from "../setup/sandbox"
import { until as soon } from "../support/partners"
import { readPdf } from "../support/pdf"

jest.setTimeout(120_000)

let sandbox: SandboxHandle

beforeAll(async () => {
  sandbox = await startTestSandbox()
})
afterAll(() => sandbox.close())

const MINUTE_MS = 60_000
/** INT-2: 5 min, 30 min and 2 h, then flagged for people and tried each hour. */
const SCHEDULE = [5, 30, 120, 60]

type Paid = { id: string; person: Person; intent: string }
type CallView = {
  id: string
  state: string
  due_at: string
  flagged_at: string | null
}

/** Whose case the outage meets, and what the calls' page shows of its call. */
type Row = {
  partner: Partner
  fault: Fault
  /** Besides those who are denied. */
  meets?: "approved" | "ordered"
  shows: "schedule" | "pending" | "manual"
}

const ROWS: Row[] = [
  { partner: "stripe", fault: "refused", shows: "schedule" },
  { partner: "stripe", fault: "late", shows: "pending" },
  { partner: "mailbox", fault: "unavailable", shows: "schedule" },
  { partner: "mailbox", fault: "lose_answer", shows: "pending" },
  ...(["signaturerx", "titan"] as const).map((partner) => ({
    partner,
    fault: "refused" as const,
    meets: "approved" as const,
    shows: "schedule" as const,
  })),
  {
    partner: "signaturerx",
    fault: "late",
    meets: "approved",
    shows: "manual",
  },
  {
    partner: "lexisnexis",
    fault: "refused",
    meets: "ordered",
    shows: "schedule",
  },
  {
    partner: "lexisnexis",
    fault: "late",
    meets: "ordered",
    shows: "pending",
  },
]

/** The clinical path with each partner out of reach in turn (INT-2, EXC-11, SAF-6). */
medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms", "reasons")
    const staff = {} as Record<"prescriber" | "team", Headers>

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      staff.prescriber = await signIn(shop, "prescriber")
      staff.team = await signIn(shop, "team")
    })

    let restore: () => Promise<unknown> = () => Promise.resolve()
    afterEach(() => restore())

    const caseOf = (id: string) => casesOf(shop).retrieveClinicalCase(id)
    const later = async (minutes: number) => {
      clock.setOffset(
        clock.now().getTime() - Date.now() + minutes * MINUTE_MS + 1000
      )
      await drainWork(shop.container)
    }
    const mine = (person: Person, path: string) =>
      call(shop, "GET", `/store/account/${path}`, { headers: person.headers })
    const mineOf = ({ headers }: Person) =>
      call(shop, "GET", "/store/patients/me", { headers })
    const act = async (id: string, action: string, body: unknown = {}) => {
      const path = `/admin/cases/${id}/${action}`
      const headers = staff.prescriber
      const { status, body: told } = await call(shop, "POST", path, {
        body,
        headers,
      })
      expect([action, status, told["message"]]).toEqual([
        action,
        200,
        undefined,
      ])
    }
    const until = async (what: string, isDone: () => Promise<boolean>) => {
      const end = performance.now() + 15_000
      while (!(await isDone())) {
        if (performance.now() > end) {
          throw new Error(`waited in vain: ${what}`)
        }
        await drainWork(shop.container)
        await new Promise((next) => setTimeout(next, 50))
      }
    }
    const untilCase = (id: string, state: string) =>
      until(`case ${state}`, async () => (await caseOf(id)).state === state)

    const pay = async (person: Person, basket: Basket): Promise<Paid> => {
      const intent = await confirmCard(await startPayment(shop, basket))
      const placed = await complete(shop, basket)
      await drainWork(shop.container)
      const order_id = String(placed.body["order"].id)
      const [found] = await casesOf(shop).listClinicalCases({ order_id })
      return { id: must(found).id, person, intent }
    }
    const order = async (): Promise<Paid> => {
      const person = await makePatient(shop)
      return pay(person, await answeredBasket(shop, person))
    }
    /** Paid, identity passed, and before a prescriber. */
    const claimed = async (): Promise<Paid> => {
      const paid = await order()
      await act(paid.id, "claim")
      return paid
    }

    /** Advised in the answer itself, and again whoever opens it later. */
    const autoDenial = async (): Promise<Person> => {
      const person = await makePatient(shop)
      const body = { category: "erectile-dysfunction" }
      const { headers } = person
      const started = await call(shop, "POST", "/store/consultations", {
        body,
        headers,
      })
      const path = `/store/consultations/${started.body["consultation"].id}`
      const answers = [{ question: "ed_medicines", value: ["nitrates"] }]
      const denied = await call(shop, "POST", `${path}/answers`, {
        body: { answers },
        headers: {
          ...headers,
          "x-consultation-token": String(started.body["token"]),
        },
      })
      const shown = await call(shop, "GET", path, { headers })
      for (const answer of [denied, shown]) {
        expect(answer.body["consultation"]).toMatchObject({
          state: "denied",
          denial: { advice: expect.arrayContaining([expect.any(String)]) },
        })
      }
      return person
    }
    /** Advised on the order's page before anything else is done, then in a message. */
    const denial = async ({ id, person }: Paid): Promise<void> => {
      await act(id, "deny", { reason: "interaction", notes: "Takes X" })
      const { order_id } = await caseOf(id)
      const { order } = (await mine(person, `orders/${order_id}`)).body
      expect(order.treatments[0].advice).toMatchObject({ level: "see_gp" })
      await drainWork(shop.container)
      const { threads } = (await mine(person, "messages")).body
      expect(threads[0].messages[0].body).toContain("doesn't go together")
    }
    const approve = async (approved: Paid): Promise<void> => {
      await act(approved.id, "approve", {
        gp_justification: "Told to see a GP about side effects",
      })
      await drainWork(shop.container)
      await sign(approved)
    }
    /** Signs what has come to SignatureRx, as the prescriber does there. */
    const sign = async ({ id }: Paid): Promise<void> => {
      const isSigned = (await caseOf(id)).state === "approved"
      const drafts = isSigned ? [] : await madeFor(shop, sandbox.url, id)
      for (const draft of drafts) {
        const path = `signaturerx/prescriptions/${draft}/sign`
        await control(sandbox.url, path, {})
        await untilCase(id, "approved")
      }
    }

    const callsOf = async (
      partner: Partner,
      case_id: string
    ): Promise<CallView[]> => {
      const name = partner === "mailbox" ? "email" : partner
      const { partner_calls } = (
        await call(shop, "GET", `/admin/partner-calls?partner=${name}`, {
          headers: staff.team,
        })
      ).body
      return partner_calls.filter(
        (one: { case_id: string; state: string; operation: string }) =>
          one.case_id === case_id &&
          one.state !== "done" &&
          (partner !== "mailbox" || one.operation === "request_denied")
      )
    }
    const isTagged = async (id: string): Promise<boolean> => {
      const headers = staff.prescriber
      const path = `/admin/cases/${id}`
      const { body } = await call(shop, "GET", path, { headers })
      return body["case"].partner_unavailable
    }

    /** What staff see while it lasts. */
    const expectShown = async ({ partner, shows }: Row, id: string) => {
      expect(await isTagged(id)).toBe(true)
      if (shows !== "schedule") {
        expect(await callsOf(partner, id)).toMatchObject([{ state: shows }])
        return
      }
      for (const [index, minutes] of SCHEDULE.entries()) {
        const isFlagged = index === SCHEDULE.length - 1
        const [shown, ...more] = await callsOf(partner, id)
        const { state, due_at, flagged_at } = must(shown)
        const wait = new Date(due_at).getTime() - clock.now().getTime()
        expect([state, Math.round(wait / MINUTE_MS), more]).toEqual([
          "retrying",
          minutes,
          [],
        ])
        expect(flagged_at !== null).toBe(isFlagged)
        expect(await isTagged(id)).toBe(true)
        if (!isFlagged) {
          await later(minutes)
        }
      }
    }

    /** Two requests without an answer are enough; a person asks for a third (decision 4). */
    const retryHeld = async (partner: Partner, { id }: Paid): Promise<void> => {
      const [held] = await callsOf(partner, id)
      expect(held).toMatchObject({
        state: "manual",
        flagged_at: expect.any(String),
      })
      expect(await isTagged(id)).toBe(true)
      const path = `/admin/partner-calls/${must(held).id}/retry`
      const headers = staff.team
      const { status } = await call(shop, "POST", path, { body: {}, headers })
      expect(status).toBe(200)
      await drainWork(shop.container)
    }

    /** Which messages somebody has, each counted once however often it came. */
    const mailsTo = async ({ email }: Person): Promise<string[]> => {
      const path = `mailbox?to=${encodeURIComponent(email)}`
      const { messages } = await control(sandbox.url, path)
      const byId = new Map<string, string>(
        messages.map((one: { message_id: string; subject: string }) => [
          one.message_id,
          one.subject,
        ])
      )
      return [...byId.values()].sort()
    }
    const checksOf = async ({ person }: Paid): Promise<number> => {
      const { body } = await mineOf(person)
      const { checks } = await control(sandbox.url, "state/lexisnexis")
      return checks.filter(
        (one: { person: Record<string, string> }) =>
          one.person["dob"] === body["patient"].date_of_birth
      ).length
    }

    /** Everything that a denial brings, and each part of it once. */
    const expectDenied = async ({ id, person, intent }: Paid) => {
      await untilCase(id, "refunded")
      await drainWork(shop.container)
      const { data } = await stripeOf().refunds.list({ payment_intent: intent })
      expect(data).toMatchObject([{ status: "succeeded" }])
      expect(await mailsTo(person)).toEqual([
        expect.stringContaining("Payment received"),
        "There is news about your request",
        expect.stringContaining("Your refund"),
      ])
    }
    /** The signed prescription as it is kept, read back. */
    const expectPrinted = async ({ id }: Paid) => {
      const headers = staff.prescriber
      const read = await call(shop, "GET", `/admin/cases/${id}`, { headers })
      const { patient_details, prescription, proposal } = read.body["case"]
      const path = `/admin/prescriptions/${prescription.id}/document`
      const document = await fetch(`${shop.baseUrl}${path}`, { headers })
      const { pages, text } = await readPdf(
        new Uint8Array(await document.arrayBuffer())
      )
      expect(pages).toBe(1)
      for (const said of [
        prescription.partner_reference,
        `${patient_details.first_name} ${patient_details.last_name}`,
        patient_details.home_address.postcode,
        proposal.item,
        proposal.directions,
        "Issues: 1",
        "Priya Nair",
        "GMC 7999001",
      ]) {
        expect(text).toContain(said)
      }
    }
    /** Everything that an approval brings, and each part of it once. */
    const expectApproved = async (approved: Paid) => {
      const { id, person } = approved
      await soon(
        "a draft",
        async () =>
          (await madeFor(shop, sandbox.url, id)).length > 0 || undefined
      )
      await sign(approved)
      await drainWork(shop.container)
      expect(await madeFor(shop, sandbox.url, id)).toHaveLength(1)
      const { requests } = await control(sandbox.url, "state/titan")
      const entries = JSON.stringify(Object.values(requests))
      expect(entries.split(`pmr-${id}`)).toHaveLength(2)
      await expectPrinted(approved)
      expect(await mailsTo(person)).toEqual([
        "Good news about your request",
        expect.stringContaining("Payment received"),
      ])
    }

    it.each(ROWS)(
      "$partner $fault: advises at once, tags, and does everything once",
      async (row) => {
        const { partner, fault, meets, shows } = row
        const denied = meets && shows !== "schedule" ? null : await claimed()
        const approved = meets === "approved" ? await claimed() : null
        if (approved) {
          await openSections(shop, staff.prescriber, approved.id)
        }
        restore = await breakOff(sandbox, partner, fault)

        const guest = await autoDenial()
        if (denied) {
          await denial(denied)
        }
        if (approved) {
          await approve(approved)
        }
        const ordered = meets === "ordered" ? await order() : null
        const about = must(ordered ?? approved ?? denied)
        await expectShown(row, about.id)
        await restore()
        await later(61)
        if (ordered && fault === "late") {
          await retryHeld(partner, ordered)
        }

        expect(await mailsTo(guest)).toEqual([
          "There is news about your consultation",
        ])
        if (denied) {
          await expectDenied(denied)
        }
        if (approved) {
          await expectApproved(approved)
        }
        if (ordered) {
          await untilCase(ordered.id, "queued")
          expect(await checksOf(ordered)).toBe(fault === "late" ? 3 : 1)
        }
        await until("no tag", async () => !(await isTagged(about.id)))
      }
    )

    it("writes to one patient while a partner lets another wait", async () => {
      const denied = await claimed()
      restore = () => control(sandbox.url, "faults/lexisnexis/clear", {})
      await control(sandbox.url, "faults/lexisnexis", {
        mode: "slow",
        delay_ms: 4000,
      })
      const waiting = order()
      await new Simulators(sandbox.url).begun("lexisnexis")
      const body = { reason: "interaction", notes: "Takes X" }
      const path = `/admin/cases/${denied.id}/deny`
      await call(shop, "POST", path, { body, headers: staff.prescriber })
      // The worker is woken by the denial; nobody waits for its calls here.
      await soon("a message", async () => {
        const { threads } = (await mine(denied.person, "messages")).body
        return threads.length > 0 || undefined
      })
      const asked = await shop.container
        .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
        .listOutboundCalls({ partner: "lexisnexis", state: "sending" })
      expect(asked).toHaveLength(1)
      await untilCase((await waiting).id, "queued")
    })
  },
})
