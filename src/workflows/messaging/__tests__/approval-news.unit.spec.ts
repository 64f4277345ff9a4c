import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { MESSAGING_MODULE } from "../../../modules/messaging"
import { addDays } from "../../../shared/calendar"
import { clock } from "../../../shared/clock"
import { runningEnv } from "../../../shared/env"
import { formatDate, londonDay } from "../../../shared/london"
import { authorisingPrescription } from "../../prescribing/authorising-prescription"
import { startOfSupply } from "../../treatment-plan/supply-start"
import { approved } from "../email-templates/approved"
import { readPrescribedText } from "../prescribed-text"
import { tellApprovedWorkflow } from "../tell-approved"

jest.mock("../../../shared/env")
jest.mock("../../prescribing/authorising-prescription")
jest.mock("../../treatment-plan/supply-start")
jest.mock("../prescribed-text")

const signed_at = new Date("2026-03-02T10:00:00Z")
const today = londonDay(clock.now())
const start = addDays(today, 40)
const startWords = formatDate(new Date(`${start}T12:00:00Z`))

type World = { kind: string; not_before: string | null }

/** What the patient reads in the account and by email of an approval of that kind. */
async function toldOf({ kind, not_before }: World) {
  jest.mocked(runningEnv).mockReturnValue({
    PHARMACY_PHONE: "0800",
    STOREFRONT_URL: "http://shop",
    PHARMACY_NAME: "A pharmacy",
    PHARMACY_ADDRESS: "1 High Street",
    PHARMACY_PREMISES_NUMBER: "1234567",
  } as ReturnType<typeof runningEnv>)
  jest.mocked(readPrescribedText).mockResolvedValue("1 × A pack.")
  jest.mocked(startOfSupply).mockResolvedValue({ not_before, overlaps: false })
  jest
    .mocked(authorisingPrescription)
    .mockResolvedValue({ signed_at } as Awaited<
      ReturnType<typeof authorisingPrescription>
    >)
  const row = {
    id: "case_2",
    reference: "CASE-2",
    order_id: "order_2",
    patient_id: "pat_1",
    customer_id: "cus_1",
    consultation_id: "con_1",
    category_handle: "hair-loss",
    legal_class: "POM",
    treatment_name: "A pack",
    quantity: 1,
    ended_as: null,
    email: "ada@example.com",
  }
  const container = createMedusaContainer()
  const posts: { body: string }[] = []
  for (const [name, service] of Object.entries({
    query: { graph: async () => ({ data: [row] }) },
    [CLINICAL_REVIEW_MODULE]: {
      retrieveClinicalCase: async () => row,
      listDecisions: async () => [{ id: "dec_2", kind }],
    },
    [DISPENSING_MODULE]: { listSupplies: async () => [] },
    [MESSAGING_MODULE]: {
      post: async (message: { body: string }) => {
        posts.push(message)
        return { thread_id: "thr_1" }
      },
    },
  })) {
    container.register(name, asValue(service))
  }
  await tellApprovedWorkflow(container).run({ input: { case_id: row.id } })
  const call = { subject_id: row.id } as Parameters<typeof approved>[1]
  return {
    message: posts.map(({ body }) => body).join(""),
    email: JSON.stringify(await approved(container, call)),
  }
}

const AT_ONCE = "We will send you tracking details as soon as it leaves."
const LATER = `It leaves on ${startWords} at the earliest.`

it("says that a clinician has approved only where one has decided", async () => {
  const { message, email } = await toldOf({
    kind: "approve_pom",
    not_before: null,
  })
  expect(message).toContain("Your request CASE-2 has been approved.")
  expect(email).toContain("A clinician has approved your request.")
  for (const text of [message, email]) {
    expect(text).toContain(AT_ONCE)
  }
})

it("says what a renewal goes on with, and from when it leaves (REN-3)", async () => {
  const { message, email } = await toldOf({
    kind: "continued",
    not_before: start,
  })
  expect(message).toContain(
    `Your request CASE-2 goes on with the prescription that was signed for you on ${formatDate(signed_at)}.`
  )
  expect(email).toContain(
    "Your request goes on with what a clinician has approved for you before."
  )
  for (const text of [message, email]) {
    expect(text).not.toMatch(/has been approved|A clinician has approved/)
    expect(text).toContain(LATER)
    expect(text).not.toContain(AT_ONCE)
  }
  // Neither the medicine nor that it is one leaves by email (SAF-14).
  expect(email).not.toMatch(/prescription|A pack/)
})

it("gives no day that has come already", async () => {
  for (const kind of ["continued", "approve_p"]) {
    const { message, email } = await toldOf({ kind, not_before: today })
    expect([message, email]).toEqual([
      expect.stringContaining(AT_ONCE),
      expect.stringContaining(AT_ONCE),
    ])
  }
})
