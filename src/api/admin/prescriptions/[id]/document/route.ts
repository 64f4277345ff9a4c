import type {
  AuthenticatedMedusaRequest,
  MedusaResponse,
} from "@medusajs/framework/http"
import { readPrescriptionDocument } from "../../../../../workflows/prescribing/read-document"
import { requireParam } from "../../../../middlewares/require-param"
import { staffActor } from "../../../../middlewares/staff-request"

/** The signed prescription (PDF); that it was read goes on record. */
export async function GET(
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse
): Promise<void> {
  const { reference, pdf } = await readPrescriptionDocument(
    req.scope,
    requireParam(req, "id"),
    staffActor(req)
  )
  res
    .setHeader("content-type", "application/pdf")
    .setHeader("content-disposition", `inline; filename="${reference}.pdf"`)
    .setHeader("cache-control", "no-store")
    .setHeader("x-content-type-options", "nosniff")
  res.end(pdf)
}
