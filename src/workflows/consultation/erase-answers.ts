import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import type { SealInput } from "../../modules/consultation/consultation-erasure"
import type { Retention } from "../../modules/consultation/domain/retention"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { readSealed, storeSealed } from "../../shared/uploads/sealed-file"
import { casesOf } from "../clinical-review/services"
import { consultationsOf } from "./services"

const actor = systemActor("retention")

/** How long answers are kept, as configured (CON-9, REN-6). */
export function retention(): Retention {
  const env = runningEnv()
  return {
    guest_days: env.ANSWERS_KEPT_DAYS_GUEST,
    account_days: env.ANSWERS_KEPT_DAYS_ACCOUNT,
    denied_days: env.ANSWERS_KEPT_DAYS_DENIED,
  }
}

const act = () => ({ actor, now: clock.now(), retention: retention() })

/**
 * Ends a consultation's answers with a sealed record: its files are stored anew
 * first, under keys that only the record holds; the answers' own key is
 * destroyed last. No
 * workflow, because its steps would hand on what was answered. Repeatable.
 * @throws transition_not_allowed while a safeguarding task is open
 */
export async function sealAnswers(
  container: MedusaContainer,
  input: { consultation_id: string; supplied: boolean }
): Promise<void> {
  const stored = await storeAnew(container, input.consultation_id)
  const files = container.resolve(Modules.FILE)
  const isDone = await consultationsOf(container)
    .sealAnswers({ ...input, files: stored }, act())
    .catch(async (error: unknown) => {
      await files.deleteFiles(stored.map(({ file_key }) => file_key))
      throw error
    })
  if (!isDone) {
    await files.deleteFiles(stored.map(({ file_key }) => file_key))
  }
  await finishErasure(container, input.consultation_id)
}

/** Destroys whole what nothing touched. Repeatable. */
export async function destroyAnswers(
  container: MedusaContainer,
  consultationId: string
): Promise<void> {
  await consultationsOf(container).destroyAnswers(consultationId, act())
  await finishErasure(container, consultationId)
}

/** Takes the files of ended answers away, has the warnings of their cases forget what they name, and destroys their key; also after a crash. */
export async function finishErasure(
  container: MedusaContainer,
  consultationId: string
): Promise<void> {
  const consultations = consultationsOf(container)
  const keys = await consultations.filesToErase(consultationId)
  if (keys.length > 0) {
    await container.resolve(Modules.FILE).deleteFiles(keys)
  }
  await casesOf(container).forgetAnswers(consultationId)
  await consultations.destroyKey(consultationId, act())
}

async function storeAnew(
  container: MedusaContainer,
  consultationId: string
): Promise<SealInput["files"]> {
  const consultations = consultationsOf(container)
  const stored: SealInput["files"][number][] = []
  for (const file of await consultations.filesToSeal(consultationId)) {
    const bytes = await consultations.openFile(
      consultationId,
      file.file_id,
      await readSealed(container, file.file_key)
    )
    const { file_id } = file
    const { sealed, secret } = consultations.resealFile(file_id, bytes)
    const file_key = await storeSealed(container, `${file_id}.sealed`, sealed)
    stored.push({ file_id, file_key, secret })
  }
  return stored
}
