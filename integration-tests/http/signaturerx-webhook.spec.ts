// Takes about 95 seconds.
import { createHmac } from "node:crypto"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { signedContentOf } from "../../src/modules/prescribing/domain/content"
import { systemActor } from "../../src/shared/actor"
import { STAFF_MODULE } from "../../src/modules/staff"
import type StaffModuleService from "../../src/modules/staff/service"
import { regeneratePrescriptionWorkflow } from "../../src/workflows/prescribing/regenerate-prescription"
import { drainWork } from "../../src/workflows/relay/drain"
import { transitionCaseWorkflow } from "../../src/workflows/clinical-review/transition-case"
import {
  caseAwaitingSignature,
  casesOf,
  control,
  madeFor,
  prescribingOf,
  signIn,
} from "../fixtures/cases"
import { type Answer, type Headers, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { pointWebhooksAt, useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()

type Waiting = Awaited<ReturnType<typeof caseAwaitingSignature>>
type Event = { type: string; data: Answer["body"] }

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms")
    let prescriber: Headers

    beforeAll(async () => {
      await pointWebhooksAt(sandbox, shop.baseUrl)
      prescriber = await signIn(shop, "prescriber")
    })
    beforeEach(async () => {
      await control(sandbox.url, "faults/signaturerx/clear", {})
      // Notices are kept back, so that each test sends them as it likes.
      await control(sandbox.url, "faults/signaturerx", { mode: "webhook_hold" })
    })

    const hmac = (body: string) =>
      createHmac("sha256", must(process.env["SIGNATURERX_WEBHOOK_SECRET"]))
        .update(body)
        .digest("hex")
    const post = (body: string, signature: string | null = hmac(body)) =>
      fetch(`${shop.baseUrl}/hooks/signaturerx`, {
        method: "POST",
        headers: {
          "content-type": "application/json",
          ...(signature === null ? {} : { "signaturerx-signature": signature }),
        },
        body,
      })
    const deliver = async (body: string) => {
      const answer = await post(body)
      expect(answer.status).toBe(200)
      await drainWork(shop.container)
    }
    const inbox = () =>
      shop.container
        .resolve<PartnerGatewayModuleService>(PARTNER_GATEWAY_MODULE)
        .listInboundEvents({ partner: "signaturerx" })
    const stateOf = async (waiting: Waiting) => [
      (await casesOf(shop).retrieveClinicalCase(waiting.case_id)).state,
      (await prescribingOf(shop).retrievePrescription(waiting.prescription_id))
        .state,
    ]
    const flagsOf = async (waiting: Waiting) =>
      (
        await casesOf(shop).listCaseFlags({
          case_id: waiting.case_id,
          settled_at: null,
        })
      ).map((flag) => flag.kind)
    /** Signs at the simulator and gives the notice as it would have been sent. */
    const signed = async (waiting: Waiting): Promise<string> => {
      await control(
        sandbox.url,
        `signaturerx/prescriptions/${must(waiting.srx)}/sign`,
        {}
      )
      const { webhooks } = await control(
        sandbox.url,
        "webhooks?partner=signaturerx"
      )
      return String(must(webhooks.at(-1)).body)
    }
    const changed = (body: string, change: (event: Event) => void): string => {
      const event = JSON.parse(body) as Event
      change(event)
      return JSON.stringify(event)
    }
    const waiting = () => caseAwaitingSignature(shop, prescriber)
    const prescription = async (one: Waiting) =>
      prescribingOf(shop).retrievePrescription(one.prescription_id)

    it("refuses what SignatureRx didn't sign, and keeps nothing of it", async () => {
      const one = await waiting()
      const body = await signed(one)
      const forged: [string, string, string | null][] = [
        ["no signature", body, null],
        ["an empty one", body, ""],
        ["nonsense", body, "0".repeat(64)],
        ["another body's", body, hmac(`${body} `)],
        [
          "one byte of the dose changed",
          changed(body, (event) => {
            const [medicine] = event.data["prescription"].medicines
            medicine.directions = `${String(medicine.directions)}.`
          }),
          hmac(body),
        ],
        ["an empty body", "", null],
      ]
      for (const [name, sent, signature] of forged) {
        const answer = await post(sent, signature)
        expect([name, answer.status]).toEqual([name, 401])
      }
      await drainWork(shop.container)
      expect(await inbox()).toEqual([])
      expect(await stateOf(one)).toEqual([
        "awaiting_signature",
        "awaiting_signature",
      ])
    })

    it("applies a notice once, replayed, doubled, written again or mixed with others", async () => {
      const one = await waiting()
      const body = await signed(one)
      const escaped = body
        .replaceAll("/", "\\/")
        .replace(
          /[\u0080-\uffff]/g,
          (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`
        )
      await Promise.all([post(body), post(body), post(body)])
      await drainWork(shop.container)
      await deliver(body)
      await deliver(escaped)
      // A signer that signs the JSON as JavaScript writes it.
      expect((await post(escaped, hmac(body))).status).toBe(200)
      const declined = changed(body, (event) => {
        event.type = "prescription.declined"
        event.data["status"] = "declined"
      })
      await deliver(declined)
      await deliver(
        changed(body, (event) => (event.type = "prescription.dispensed"))
      )
      await deliver(
        changed(body, (event) => {
          event.data["prescription_token"] = "SRX000000000000"
          event.data["client_ref_id"] = "RX-NOBODY"
        })
      )
      expect(await stateOf(one)).toEqual(["approved", "signed"])
      expect(await prescribingOf(shop).listPrescriptionIssues({})).toHaveLength(
        1
      )
      const topics = (
        await casesOf(shop).listOutboxes({ kind: "follow_up" })
      ).filter((row) => row.topic.startsWith("case.approved"))
      expect(topics).toHaveLength(4)
      expect((await inbox()).length).toBe(5)
      expect(JSON.stringify(await inbox())).not.toMatch(
        /Example|inasteride|1985/
      )
    })

    it("takes the signature that comes before the create call's answer is kept", async () => {
      await control(sandbox.url, "faults/signaturerx", {
        mode: "lose_answer",
        times: 1,
      })
      const one = await waiting()
      expect(one.srx).toBeNull()
      const [srx = ""] = await madeFor(shop, sandbox.url, one.case_id)
      const body = await signed({ ...one, srx })
      await deliver(body)
      expect(await stateOf(one)).toEqual(["approved", "signed"])
      expect((await prescription(one)).partner_reference).toBe(srx)
    })

    it.each([
      [
        "the name",
        (event: Event): unknown =>
          (event.data["prescription"].patient.last_name = "Examplf"),
      ],
      [
        "the directions",
        (event: Event): unknown =>
          (event.data["prescription"].medicines[0].directions = "Take two"),
      ],
      [
        "the quantity",
        (event: Event): unknown =>
          (event.data["prescription"].medicines[0].qty = "99"),
      ],
      [
        "the issues",
        (event: Event): unknown =>
          (event.data["prescription"].medicines[0].repeats = 2),
      ],
      [
        "the prescriber",
        (event: Event): unknown =>
          (event.data["prescriber"].registration_number = "7999002"),
      ],
    ] as const)(
      "puts aside what was signed with %s changed",
      async (_name, change) => {
        const one = await waiting()
        const body = await signed(one)
        await deliver(changed(body, change))
        expect(await stateOf(one)).toEqual(["in_review", "quarantined"])
        expect(await flagsOf(one)).toContain("signature_mismatch")
        expect(await prescribingOf(shop).listPrescriptionIssues({})).toEqual([])
        // The genuine one afterwards finds it closed.
        await deliver(body)
        expect(await stateOf(one)).toEqual(["in_review", "quarantined"])
        const approved = (
          await casesOf(shop).listOutboxes({ kind: "follow_up" })
        ).filter((row) => row.topic.startsWith("case.approved"))
        expect(approved).toEqual([])
      }
    )

    it("keeps a signature after cancellation without authority, fires nothing and tells staff", async () => {
      const one = await waiting()
      const body = await signed(one)
      await transitionCaseWorkflow(shop.container).run({
        input: {
          case_id: one.case_id,
          event: "cancel",
          actor: systemActor("test"),
        },
      })
      await deliver(body)
      // The money of the cancelled case goes back meanwhile.
      expect(await stateOf(one)).toEqual([
        expect.stringMatching(/^(cancelled|awaiting_refund|refunded)$/),
        "signed",
      ])
      expect(await prescription(one)).toMatchObject({
        authority: "revoked",
        document_file_key: expect.stringContaining("private/"),
      })
      expect(await flagsOf(one)).toContain("signed_after_ending")
      expect(await prescribingOf(shop).listPrescriptionIssues({})).toEqual([])
    })

    const actorOf = async (role: "prescriber") => {
      const [member] = await shop.container
        .resolve<StaffModuleService>(STAFF_MODULE)
        .listStaffProfiles({ role })
      return { type: "staff" as const, id: must(member).user_id, role }
    }
    const isTold = async (one: Waiting) => {
      await drainWork(shop.container)
      expect(await flagsOf(one)).toContain("signed_after_ending")
    }
    const sign = (one: Waiting) =>
      prescribingOf(shop)
        .readContent(one.prescription_id)
        .then((content) =>
          prescribingOf(shop).recordSignature(
            {
              prescription_id: one.prescription_id,
              partner_reference: must(one.srx),
              signed_at: new Date(),
              content: signedContentOf(content),
              document_file_key: "private/test",
              revoked: false,
            },
            new Date()
          )
        )

    it("tells staff of a signature in vain though it was killed right after keeping it", async () => {
      const one = await waiting()
      await regeneratePrescriptionWorkflow(shop.container).run({
        input: {
          case_id: one.case_id,
          actor: await actorOf("prescriber"),
          reason: "The answer was lost",
        },
      })
      // Read as waiting, ended before it was locked, killed after it was kept.
      await sign(one)
      expect(await prescription(one)).toMatchObject({ authority: "revoked" })
      await isTold(one)
    })

    it("tells staff when the case ends before it hears of its signature", async () => {
      const one = await waiting()
      await sign(one)
      await transitionCaseWorkflow(shop.container).run({
        input: {
          case_id: one.case_id,
          event: "cancel",
          actor: systemActor("test"),
        },
      })
      await isTold(one)
      expect(await prescription(one)).toMatchObject({ authority: "revoked" })
      expect(
        await prescribingOf(shop).listPrescriptionIssues({
          state: ["available", "reserved"],
        })
      ).toEqual([])
    })

    it("gives a case back when its prescriber declines", async () => {
      const one = await waiting()
      await control(
        sandbox.url,
        `signaturerx/prescriptions/${must(one.srx)}/decline`,
        { reason: "Wrong strength" }
      )
      const { webhooks } = await control(
        sandbox.url,
        "webhooks?partner=signaturerx"
      )
      await deliver(String(must(webhooks.at(-1)).body))
      expect(await stateOf(one)).toEqual(["in_review", "ended"])
    })

    it("keeps what it can't read for people, without spreading it", async () => {
      const one = await waiting()
      const body = changed(await signed(one), (event) => {
        delete event.data["prescription"].patient
      })
      expect((await post(body)).status).toBe(200)
      await drainWork(shop.container)
      expect(await stateOf(one)).toEqual([
        "awaiting_signature",
        "awaiting_signature",
      ])
      expect(await inbox()).toEqual([
        expect.objectContaining({
          state: "failed",
          last_error: expect.stringContaining("prescription.patient"),
        }),
      ])
    })
  },
})
