import { asValue } from "@medusajs/framework/awilix"
import { createMedusaContainer } from "@medusajs/framework/utils"
import { CLINICAL_REVIEW_MODULE } from "../../../modules/clinical-review"
import { PRESCRIBING_MODULE } from "../../../modules/prescribing"
import type { PrescriptionRecord } from "../../../modules/prescribing/types"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { mayHaveSigned } from "../../prescribing/may-have-signed"
import { settleAuthorities } from "../../prescribing/settle-authorities"
import { settleDoseSigned } from "../settle-dose-signature"
import { isDoseStopped } from "../still-stands"

jest.mock("../../prescribing/may-have-signed")
jest.mock("../../prescribing/settle-authorities")
jest.mock("../still-stands")

type Told = {
  mayPrescribe?: boolean
  isStopped?: boolean
  authority?: "active" | "suspended" | "revoked"
  caseState?: string
  noMonth?: boolean
  /** The process dies before this write, counted from 0. */
  dies?: number
}

/** What has become of a signed change of strength once its news was taken, and taken again where the process died. */
async function settled(told: Told) {
  const { mayPrescribe = true, isStopped = false, dies } = told
  jest.mocked(mayHaveSigned).mockResolvedValue(mayPrescribe)
  jest.mocked(isDoseStopped).mockResolvedValue(isStopped)
  jest.mocked(settleAuthorities).mockResolvedValue()
  let writes = 0
  let state = "awaiting_signature"
  let authority: string = told.authority ?? "active"
  const flags = new Set<string>()
  const write = (what: () => void) => {
    if (writes++ === dies) {
      throw new Error("killed")
    }
    what()
  }
  const end = { fail_signature: "not_signed", lapse: "lapsed" } as const
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [TREATMENT_PLAN_MODULE]: {
      retrieveDoseChange: async () => ({ id: "dch_1", state }),
      endDose: async (_id: string, event: keyof typeof end) =>
        write(() => {
          state = state === "awaiting_signature" ? end[event] : state
        }),
      comeIntoForce: async () => {
        if (state !== "awaiting_signature" || told.noMonth) {
          return null
        }
        write(() => {
          state = "in_force"
        })
        return { id: "dch_1" }
      },
    },
    [PRESCRIBING_MODULE]: {
      partner: () => "signaturerx",
      revokeSignedInVain: async () =>
        write(() => {
          authority = "revoked"
        }),
    },
    [CLINICAL_REVIEW_MODULE]: {
      retrieveClinicalCase: async () => ({
        state: told.caseState ?? "approved",
        category_handle: "weight-loss",
      }),
      raiseFlag: async ({ kind }: { kind: string }) =>
        write(() => flags.add(kind)),
      settleFlags: async () => undefined,
    },
  })) {
    container.register(name, asValue(service))
  }
  const take = () =>
    settleDoseSigned(container, {
      id: "rx_1",
      case_id: "case_1",
      patient_id: "pat_1",
      dose_change_id: "dch_1",
      reference: "RX-1",
      authority,
    } as PrescriptionRecord & { dose_change_id: string })
  if (dies !== undefined) {
    await expect(take()).rejects.toThrow("killed")
  }
  await take()
  return { state, authority, flags: [...flags] }
}

it("comes into force where nothing speaks against it", async () => {
  expect(await settled({})).toEqual({
    state: "in_force",
    authority: "active",
    flags: [],
  })
})

const unentitled = {
  told: { mayPrescribe: false },
  ends: {
    state: "not_signed",
    authority: "revoked",
    flags: ["signature_mismatch"],
  },
}
const stopped = {
  told: { isStopped: true },
  ends: {
    state: "not_signed",
    authority: "revoked",
    flags: ["prescription_refused"],
  },
}

it.each([
  ["stopped or reported on since", undefined, stopped],
  ["stopped", 0, stopped],
  ["stopped", 1, stopped],
  ["stopped", 2, stopped],
  ["signed by who may not", 0, unentitled],
  ["signed by who may not", 1, unentitled],
  ["signed by who may not", 2, unentitled],
])(
  "is not in force, revoked and flagged where it is %s, killed before write %s",
  async (_what, dies, { told, ends }) => {
    expect(
      await settled({ ...told, ...(dies === undefined ? {} : { dies }) })
    ).toEqual(ends)
  }
)

it.each([undefined, 0, 1])(
  "is revoked and over where no month is left, killed before write %s",
  async (dies) => {
    expect(
      await settled({ noMonth: true, ...(dies === undefined ? {} : { dies }) })
    ).toEqual({ state: "lapsed", authority: "revoked", flags: [] })
  }
)

it("waits no more where somebody revoked it before the news was taken", async () => {
  expect(await settled({ authority: "revoked" })).toEqual({
    state: "not_signed",
    authority: "revoked",
    flags: ["prescription_refused"],
  })
})
