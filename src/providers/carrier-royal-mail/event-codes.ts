import type {
  CarrierScan,
  TrackingKind,
} from "../../modules/dispensing/provider"

type Meaning = { kind: TrackingKind; left_with?: CarrierScan["left_with"] }

/** What each event code of Tracking V2 means to us. Which of our kinds a code belongs to is our reading. */
export const EVENT_CODES = {
  EVAIP: { kind: "announced" },
  EVAIE: { kind: "announced" },
  EVBAH: { kind: "scan" },
  EVDAC: { kind: "scan" },
  EVDAV: { kind: "scan" },
  EVIAV: { kind: "scan" },
  EVIMC: { kind: "scan" },
  EVIPI: { kind: "scan" },
  EVGMI: { kind: "scan" },
  EVNMI: { kind: "scan" },
  EVGPD: { kind: "out_for_delivery" },
  EVKSP: { kind: "deliver" },
  EVKOP: { kind: "deliver" },
  EVKSF: { kind: "deliver", left_with: "safe_place" },
  EVKDN: { kind: "deliver", left_with: "neighbour" },
  EVNOC: { kind: "deliver" },
  EVPLC: { kind: "deliver" },
  EVKLC: { kind: "await_collection" },
  EVKNA: { kind: "attempt" },
  EVNDA: { kind: "attempt" },
  EVKAA: { kind: "attempt" },
  EVNAA: { kind: "attempt" },
  EVNDN: { kind: "attempt" },
  EVNAR: { kind: "attempt" },
  EVKSU: { kind: "attempt" },
  EVNKS: { kind: "keep" },
  EVNRT: { kind: "keep" },
  EVKAI: { kind: "send_back" },
  EVKGA: { kind: "send_back" },
  EVNGA: { kind: "send_back" },
  EVKRF: { kind: "send_back" },
  EVNRF: { kind: "send_back" },
  EVRTS: { kind: "return" },
} as const satisfies Record<string, Meaning>

/** Milestones of the push; it carries no codes. An empty one is the pre-advice. */
export const MILESTONES = {
  "": { kind: "announced" },
  COLLECTED: { kind: "scan" },
  "IN TRANSIT": { kind: "scan" },
  "IT'S ON IT'S WAY": { kind: "scan" },
  "IN CUSTOMS": { kind: "scan" },
  "TRANSIT DELAY": { kind: "keep" },
  "OUT FOR DELIVERY": { kind: "out_for_delivery" },
  "DELIVERY ATTEMPT FAILED": { kind: "attempt" },
  "READY FOR COLLECTION": { kind: "await_collection" },
  // One parcel a supply: a part can't be the whole, so the poll decides.
  "PART DELIVERED": { kind: "scan" },
  DELIVERED: { kind: "deliver" },
  UNDELIVERABLE: { kind: "send_back" },
} as const satisfies Record<string, Meaning>

/** A word that is in neither table has the meaning null: kept, shown to staff, moving nothing. */
export function meaningOf(
  table: Readonly<Record<string, Meaning>>,
  word: string
): Pick<CarrierScan, "kind" | "left_with"> {
  const known = Object.hasOwn(table, word) ? table[word] : undefined
  return { kind: known?.kind ?? null, left_with: known?.left_with ?? null }
}
