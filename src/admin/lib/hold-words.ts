import type {
  HoldSupplyType,
  UnpackSupplyType,
} from "../../api/contracts/supply"

export const HOLD_REASON_WORDS: Record<HoldSupplyType["reason_code"], string> =
  {
    patient_request: "The patient asks for it",
    clinical_query: "Clinical query",
    gp_reply: "Reply from the GP",
    safety_report: "Safety report",
    stock_query: "Stock query",
    address_query: "Address query",
    payment_query: "Payment query",
    parcel_undelivered: "An earlier parcel is not delivered",
    other: "Other",
  }

export const UNPACK_REASON_WORDS: Record<UnpackSupplyType["reason"], string> = {
  wrong_item: "Wrong item",
  damaged: "Damaged",
  address_changed: "Address changed",
  cancelled: "Cancelled",
  safety: "Safety",
  other: "Other",
}
