export type EventKind = {
  name: string
  description: string
  category: string
  /** Milestone of the push; empty where the event is none. */
  milestone: string
}

const TRANSIT = "IN TRANSIT"
const kind = (
  name: string,
  description: string,
  category: string,
  milestone: string
): EventKind => ({ name, description, category, milestone })

const transit = (name: string) =>
  kind(name, "We've got it", TRANSIT, "IN TRANSIT")
const delivered = (name: string) =>
  kind(name, "Delivered", "DELIVERED", "DELIVERED")
const attempted = (name: string) =>
  kind(name, "Attempted delivery", "ATTEMPTED", "DELIVERY ATTEMPT FAILED")
const returning = (name: string) =>
  kind(name, "Returning to sender", "RETURN", "UNDELIVERABLE")

/** Event codes of Tracking V2 and the push milestone each belongs to. */
export const EVENT_KINDS: Record<string, EventKind> = {
  EVAIP: kind(
    "Sender despatching item",
    "We're expecting it",
    "PRE-ADVICE",
    ""
  ),
  EVAIE: kind(
    "Sender despatching item",
    "We're expecting it",
    "PRE-ADVICE",
    ""
  ),
  EVBAH: kind(
    "Item received at acceptance point",
    "We've got it",
    TRANSIT,
    "COLLECTED"
  ),
  EVDAC: kind(
    "Item collected by Royal Mail",
    "We've got it",
    TRANSIT,
    "COLLECTED"
  ),
  EVDAV: transit("Item received by Royal Mail"),
  EVIAV: transit("Item arrived at mail centre"),
  EVIMC: transit("Item received at mail centre"),
  EVIPI: transit("Item in progress"),
  EVGMI: transit("Forwarded - Mis-sort"),
  EVNMI: transit("Forwarded - Mis-sort"),
  EVGPD: kind(
    "Due for delivery today",
    "Due to be delivered today",
    TRANSIT,
    "OUT FOR DELIVERY"
  ),
  EVKSP: delivered("Delivered and signed for"),
  EVKOP: delivered("Delivered by hand"),
  EVKSF: delivered("Delivered to your safeplace"),
  EVKDN: delivered("Delivered to a neighbour"),
  EVNOC: delivered("Collected from customer service point"),
  EVPLC: delivered("Collected from Post Office"),
  EVKLC: kind(
    "Available for collection",
    "Ready for collection",
    "AWAITING COLLECTION",
    "READY FOR COLLECTION"
  ),
  EVKNA: attempted("Attempted delivery - no answer"),
  EVNDA: attempted("Attempted delivery - no answer"),
  EVKAA: attempted("Attempted delivery - no access"),
  EVNAA: attempted("Attempted delivery - no access"),
  EVNDN: attempted("Attempted delivery"),
  EVNAR: attempted("Delivery will be tried again"),
  EVKSU: attempted("Attempted delivery - could not be left"),
  EVNKS: kind("Item retained", "Being held", "HELD", "TRANSIT DELAY"),
  EVNRT: kind("Item retained", "Being held", "HELD", "TRANSIT DELAY"),
  EVKAI: returning("Address incomplete, returning to sender"),
  EVKGA: returning("Addressee gone away, returning to sender"),
  EVNGA: returning("Addressee gone away, returning to sender"),
  EVKRF: returning("Refused, returning to sender"),
  EVNRF: returning("Refused, returning to sender"),
  EVRTS: kind(
    "Returned to sender",
    "Returned to sender",
    "RETURNED",
    "UNDELIVERABLE"
  ),
}
