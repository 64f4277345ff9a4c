import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { notAllowed, notFound } from "../../shared/errors"
import { clock } from "../../shared/clock"
import type { Actor } from "../../shared/actor"
import { mayLeave } from "../../modules/dispensing/domain/gates"
import { judgeSupply } from "./judge"
import { dispensingOf } from "./services"

/** Keeps a label in the private file store, encrypted under its patient; gives its key. */
export async function storeLabel(
  container: MedusaContainer,
  parcel: { id: string; patient_id: string; label_file_key: string | null },
  pdf: Buffer
): Promise<string> {
  if (parcel.label_file_key) {
    return parcel.label_file_key
  }
  const sealed = await dispensingOf(container).sealLabel(parcel, pdf)
  const file = await container.resolve(Modules.FILE).createFiles({
    filename: `${parcel.id}.label`,
    mimeType: "application/octet-stream",
    content: Buffer.from(sealed, "utf8").toString("base64"),
    access: "private",
  })
  return file.id
}

/**
 * The label of a parcel as a PDF, for printing; each reading is kept in the
 * ledger. @throws not_found; gate_closed while a gate of its supply is closed,
 * since a label is what lets a pack leave (SAF-7).
 */
export async function readLabel(
  container: MedusaContainer,
  parcelId: string,
  actor: Actor
): Promise<{ filename: string; pdf: Buffer }> {
  const dispensing = dispensingOf(container)
  const [parcel] = await dispensing.listParcels({ id: parcelId })
  if (!parcel?.label_file_key || parcel.state === "voided") {
    throw notFound("Label of parcel", parcelId)
  }
  const { supply, gates } = await judgeSupply(container, parcel.supply_id)
  if (parcel.state === "labelled" && !mayLeave(gates)) {
    throw notAllowed("gate_closed", `Supply ${supply.id} may not leave`)
  }
  const stored = await container
    .resolve(Modules.FILE)
    .getAsBuffer(parcel.label_file_key)
  const { patient_id } = supply
  const pdf = await dispensing.openLabel(
    { id: parcelId, patient_id },
    stored.toString("utf8")
  )
  await dispensing.noteReading(supply.id, "label", actor, clock.now())
  return { filename: `${parcel.reference}.pdf`, pdf }
}
