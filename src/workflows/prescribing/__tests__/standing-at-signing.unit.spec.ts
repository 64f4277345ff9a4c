import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer, Modules } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { PRESCRIBING_MODULE } from "../../../modules/prescribing"
import { STAFF_MODULE } from "../../../modules/staff"
import { transitionCaseWorkflow } from "../../clinical-review/transition-case"
import { settleAuthorities } from "../settle-authorities"
import { settleSigned } from "../settle-case"

jest.mock("../../clinical-review/transition-case")
jest.mock("../settle-authorities")
jest.mock("../../../shared/env", () => ({
  runningEnv: () => ({ REGISTER_CHECK_MONTHS: 12 }),
}))

const prescriber = {
  user_id: "user_1",
  role: "prescriber",
  registration_body: "GMC",
  registration_number: "7654321",
  suspended_at: null,
  scope: null,
  register_checked_on: "2026-06-01",
  indemnity_expires_on: "2027-01-01",
}
const SIGNED = new Date("2026-11-21T09:00:00Z")

/** What is done about a signature by somebody whose profile says this by now. */
async function hear(profile: object | null): Promise<string[]> {
  const did: string[] = []
  jest.mocked(settleAuthorities).mockResolvedValue(undefined)
  jest.mocked(transitionCaseWorkflow).mockReturnValue({
    run: async ({ input }: { input: { event: string } }) => {
      did.push(input.event)
      return { result: undefined }
    },
  } as unknown as ReturnType<typeof transitionCaseWorkflow>)
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [PRESCRIBING_MODULE]: {
      retrievePrescription: async () => ({
        id: "rx_1",
        case_id: "case_1",
        authority: "active",
        signed_at: SIGNED,
        prescriber: {
          user_id: "user_1",
          name: "Dr Ann Example",
          body: "GMC",
          number: "7654321",
          ip: null,
        },
      }),
      revokeSignedInVain: async () => did.push("revoked"),
      partner: () => "signaturerx",
    },
    [CLINICAL_REVIEW_MODULE]: {
      retrieveClinicalCase: async () => ({
        state: "awaiting_signature",
        ended_as: null,
        category_handle: "hair-loss",
      }),
      settleFlags: async () => undefined,
    },
    [STAFF_MODULE]: {
      findByUser: async () => profile && { ...prescriber, ...profile },
    },
    [Modules.USER]: { retrieveUser: async () => ({ email: "ann@rx.test" }) },
  })) {
    container.register(name, asValue(service))
  }
  await settleSigned(container, "rx_1")
  return did
}

it.each<[string, object | null]>([
  ["whoever is in good standing", {}],
  [
    "whoever was suspended after they had signed",
    { suspended_at: new Date("2026-11-21T09:00:01Z") },
  ],
  ["whoever treats that category", { scope: { handles: ["hair-loss"] } }],
])("lets a case go on by the signature of %s", async (_, profile) => {
  expect(await hear(profile)).toEqual(["signed"])
})

it.each<[string, object | null]>([
  ["is suspended", { suspended_at: new Date("2026-11-21T08:59:59Z") }],
  ["has left", null],
  ["prescribes no more", { role: "support" }],
  ["was looked up too long ago", { register_checked_on: "2025-11-20" }],
  ["is not covered any more", { indemnity_expires_on: "2026-11-20" }],
  ["treats other categories", { scope: { handles: ["asthma"] } }],
])(
  "gives a case back whose prescriber %s, and the signature authorises nothing",
  async (_, profile) => {
    expect(await hear(profile)).toEqual(["recalled", "revoked"])
  }
)
