import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"
import { casesOf } from "../clinical-review/services"
import { prescribingOf } from "./build-content"

/**
 * The signed prescription as PDF; who read it is on record.
 * @throws not_found while there is no signed document
 */
export async function readPrescriptionDocument(
  container: MedusaContainer,
  prescriptionId: string,
  actor: Actor
): Promise<{ reference: string; pdf: Buffer }> {
  const prescribing = prescribingOf(container)
  const [record] = await prescribing.listPrescriptions({ id: prescriptionId })
  if (!record?.document_file_key) {
    throw notFound("Signed document of prescription", prescriptionId)
  }
  const sealed = await container
    .resolve(Modules.FILE)
    .getAsBuffer(record.document_file_key)
  await casesOf(container).recordReading(
    {
      case_id: record.case_id,
      actor,
      what: `prescription ${record.reference}`,
    },
    clock.now()
  )
  return {
    reference: record.reference,
    pdf: await prescribing.openDocument(record, sealed.toString("utf8")),
  }
}
