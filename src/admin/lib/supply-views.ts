export type SupplyView = {
  key: string
  label: string
  /** States of the API, comma-separated; undefined for all. */
  state: string | undefined
  empty: string
}

const TO_DO: SupplyView = {
  key: "to-do",
  label: "To do",
  state: "due,awaiting_choice,ready,dispensing,packed,labelled",
  empty: "Nothing waits to be dispensed",
}

/** The tabs of the dispatch queue. */
export const SUPPLY_VIEWS: SupplyView[] = [
  TO_DO,
  {
    key: "blocked",
    label: "Blocked",
    state: "due,awaiting_choice",
    empty: "Nothing is blocked",
  },
  { key: "ready", label: "Ready", state: "ready", empty: "Nothing is ready" },
  {
    key: "dispensing",
    label: "Dispensing",
    state: "dispensing",
    empty: "Nothing is being dispensed",
  },
  {
    key: "packed",
    label: "Packed and labelled",
    state: "packed,labelled",
    empty: "Nothing is packed",
  },
  {
    key: "dispatched",
    label: "Dispatched",
    state: "dispatched",
    empty: "Nothing is on its way",
  },
  {
    key: "delivered",
    label: "Delivered",
    state: "delivered",
    empty: "Nothing was delivered yet",
  },
  {
    key: "failed",
    label: "Failed or ended",
    state:
      "delivery_failed,returned,disposed,refunded,replaced,cancelled,further_consultation",
    empty: "Nothing failed",
  },
  { key: "all", label: "All", state: undefined, empty: "No supplies yet" },
]

export const viewNamed = (key: string | undefined): SupplyView =>
  SUPPLY_VIEWS.find((view) => view.key === key) ?? TO_DO
