import { asValue } from "@medusajs/framework/awilix"
import {
  ContainerRegistrationKeys,
  createMedusaContainer,
} from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../../modules/dispensing"
import { PRESCRIBING_MODULE } from "../../../modules/prescribing"
import type { PrescriptionRecord } from "../../../modules/prescribing/types"
import { TREATMENT_PLAN_MODULE } from "../../../modules/treatment-plan"
import { readDoseNames } from "../../dose-change/month-terms"
import { courseOverOf } from "../../treatment-plan/course-over"
import { startOfSupply } from "../../treatment-plan/supply-start"
import { instalmentLine } from "../instalment-line"
import { openSupplyWorkflow } from "../open-supply"
import { prescriptionToSupplyOn } from "../prescription-to-supply-on"

jest.mock("../instalment-line")
jest.mock("../prescription-to-supply-on")
jest.mock("../settle-supply-gates")
jest.mock("../../dose-change/month-terms")
jest.mock("../../treatment-plan/begin-course")
jest.mock("../../treatment-plan/course-over")
jest.mock("../../treatment-plan/supply-start")

const theCase = {
  id: "case_1",
  reference: "CASE-1",
  state: "approved",
  order_id: "order_1",
  order_display_id: "1",
  line_item_id: "line_1",
  patient_id: "pat_1",
  category_handle: "weight",
  legal_class: "POM",
  formulary_item_id: "fit_low",
  variant_id: "variant_low",
  quantity: 1,
  treatment_name: "Low",
  instalment_count: 3,
  order_type: "instalments",
}
const decision = (id: string, kind: string, at: string) => ({
  id,
  kind,
  at,
  user_id: "user_1",
  staff_name: "Jo Whitmore",
  role: "prescriber",
})
const ROWS: Record<string, object[]> = {
  clinical_case: [theCase],
  decision: [
    decision("dec_1", "approve_pom", "2026-09-01T09:00:00Z"),
    decision("dec_2", "change_dose", "2026-10-01T09:00:00Z"),
    decision("dec_3", "change_dose", "2026-10-20T09:00:00Z"),
  ],
  clinical_category: [{ gp_letter_wait_hours: 0 }],
}

/** The supply of a paid third month of another strength. */
async function opened(prescription: PrescriptionRecord | null) {
  jest.mocked(prescriptionToSupplyOn).mockResolvedValue(prescription)
  jest.mocked(courseOverOf).mockResolvedValue(null)
  jest
    .mocked(startOfSupply)
    .mockResolvedValue({ not_before: null, overlaps: false })
  jest.mocked(readDoseNames).mockResolvedValue(() => "High")
  jest.mocked(instalmentLine).mockResolvedValue({
    formulary_item_id: "fit_high",
    variant_id: "variant_high",
    quantity: 1,
    dose_change_id: "dch_1",
    order_id: "order_3",
    order_display_id: "3",
    line_item_id: "line_3",
  })
  const supplies: unknown[] = []
  const reserved: string[] = []
  const container = createMedusaContainer()
  for (const [name, service] of Object.entries({
    [ContainerRegistrationKeys.QUERY]: {
      graph: async ({ entity }: { entity: string }) => ({
        data: ROWS[entity] ?? [],
      }),
    },
    [TREATMENT_PLAN_MODULE]: {
      retrieveDoseChange: async (id: string) => ({ id, decision_id: "dec_2" }),
    },
    [DISPENSING_MODULE]: {
      openSupply: async (supply: unknown) => {
        supplies.push(supply)
        return "sup_3"
      },
    },
    [PRESCRIBING_MODULE]: {
      reserveAhead: async ({ prescription_id }: { prescription_id: string }) =>
        reserved.push(prescription_id),
    },
  })) {
    container.register(name, asValue(service))
  }
  const { result } = await openSupplyWorkflow(container).run({
    input: {
      case_id: "case_1",
      instalment: { number: 3, order_id: "order_3" },
    },
  })
  expect(result).toBe("sup_3")
  expect(supplies).toHaveLength(1)
  return { supply: supplies[0], reserved }
}

it.each<[string, PrescriptionRecord | null, string[]]>([
  [
    "on its own prescription",
    {
      id: "rx_2",
      decision_id: "dec_2",
      signed_at: new Date(),
    } as PrescriptionRecord,
    ["rx_2"],
  ],
  ["on none where that was revoked since, so that staff see it", null, []],
])(
  "opens a paid month of another strength %s (SAF-18)",
  async (_what, prescription, reserved) => {
    expect(await opened(prescription)).toMatchObject({
      supply: {
        instalment_number: 3,
        order_id: "order_3",
        formulary_item_id: "fit_high",
        prescription_id: prescription?.id ?? null,
        approved_by: { id: "dec_2" },
      },
      reserved,
    })
  }
)
