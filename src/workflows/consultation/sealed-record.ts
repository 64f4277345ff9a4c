import type { MedusaContainer } from "@medusajs/framework/types"
import type { OpeningReason } from "../../modules/consultation/domain/opening-reasons"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { readSealed } from "../../shared/uploads/sealed-file"
import { wakeWorker } from "../relay/wake"
import type { OpenedFile } from "./read-file"
import { readingView } from "./reading-view"
import { consultationsOf } from "./services"

/** The cover of a consultation's sealed record, with who has opened it (REN-6). @throws not_found */
export async function describeSealedRecord(
  container: MedusaContainer,
  consultationId: string
) {
  const { patient_id: _, ...cover } =
    await consultationsOf(container).describeSealed(consultationId)
  return {
    ...cover,
    sealed_at: cover.sealed_at.toISOString(),
    openings: cover.openings.map(({ at, ...rest }) => ({
      ...rest,
      at: at.toISOString(),
    })),
  }
}

/**
 * Opens a sealed record; who did and why is written down with it. Called by
 * POST /admin/consultations/:id/sealed-record/open. No workflow: what was
 * answered may lie in no workflow table.
 * @throws not_found
 */
export async function openSealedRecord(
  container: MedusaContainer,
  input: {
    consultation_id: string
    reason: OpeningReason
    note: string
    actor: Actor
    name: string
  }
) {
  const opened = await consultationsOf(container).openSealed({
    ...input,
    now: clock.now(),
  })
  await wakeWorker(container)
  return {
    opening_id: opened.opening_id,
    consultation: readingView(opened.reading),
    safeguarding_note: opened.safeguarding_note,
    files: opened.files.map(({ file_id, question_id, name }) => ({
      file_id,
      question_id,
      name,
    })),
  }
}

/** A file of a record for the one who opened it within the hour. @throws not_found, not_eligible */
export async function readSealedFile(
  container: MedusaContainer,
  input: { consultation_id: string; file_id: string; actor: Actor }
): Promise<OpenedFile> {
  const consultations = consultationsOf(container)
  const file = await consultations.findSealedFile({
    ...input,
    now: clock.now(),
  })
  await wakeWorker(container)
  const content = consultations.openSealedFile(
    file,
    await readSealed(container, file.file_key)
  )
  return { name: file.name, content_type: file.content_type, content }
}
