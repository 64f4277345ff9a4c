import type { Actor } from "../../../shared/actor"
import { vault } from "../../../shared/testing/vault"
import { GATES, type Gate, type GateName } from "../domain/gates"
import type { NewSupply } from "../service"

/** For tests of the module: a POM supply, its gates, and the people at it. */
export const NOW = new Date("2026-11-23T10:00:00Z")

export const staff = (id: string, role = "pharmacy_team"): Actor => ({
  type: "staff",
  id,
  role,
})

export const gates = (...shut: GateName[]): Gate[] =>
  GATES.map((gate) => ({ gate, open: !shut.includes(gate), reason: "test" }))

export const UNCHECKED = gates("clinical_check", "accuracy_check")

// An invented number with a right check digit.
export const GTIN = "05012345678900"

export const pack = (batch_number = "L1") => ({
  gtin: GTIN,
  batch_number,
  expiry: "2027-01-31",
  packs: 1,
})

export const newSupply = (changes: Partial<NewSupply> = {}): NewSupply => ({
  case_id: "case_1",
  case_reference: "CASE-2345-6789",
  instalment_number: 1,
  instalment_count: 1,
  order_id: "order_1",
  order_display_id: "7",
  line_item_id: "ordli_1",
  customer_id: "cus_1",
  patient_id: "pat_1",
  category_handle: "hair-loss",
  formulary_item_id: "fit_1",
  variant_id: "variant_1",
  treatment_name: "Testosine 1 mg",
  quantity: 1,
  legal_class: "POM",
  prescription_id: "rx_1",
  approved_by: { staff_name: "A. Okafor" },
  approved_at: NOW,
  promised_from: "2026-11-23",
  promised_to: "2026-11-24",
  ...changes,
})

/** What the carrier answers; without a number it has no label either. */
export const booked = (tracking_number: string | null) => ({
  carrier_reference: `order-${tracking_number ?? "1001"}`,
  service_code: "TPN24",
  tracking_number,
  label_file_key: tracking_number && `labels/${tracking_number}`,
})

/** The module's options in tests. */
export const options = {
  gateSecret: "a-secret-of-at-least-32-characters-0123",
  vault,
}
