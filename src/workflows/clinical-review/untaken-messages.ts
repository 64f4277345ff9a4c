import type { MedusaContainer } from "@medusajs/framework/types"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { notAllowed } from "../../shared/errors"
import { casesOf } from "./services"

/**
 * Whether the patient wrote something about a case that the case doesn't know
 * of yet: a message is stored first and taken a moment later.
 */
async function hasUntakenMessage(
  container: MedusaContainer,
  caseId: string
): Promise<boolean> {
  const messaging = container.resolve<MessagingModuleService>(MESSAGING_MODULE)
  const threads = await messaging.listThreads(
    { case_id: caseId },
    { select: ["id"] }
  )
  const written = await messaging.listMessages(
    { thread_id: threads.map(({ id }) => id), author_type: "patient" },
    { select: ["id"], take: null }
  )
  const taken = await casesOf(container).takenMessages(caseId)
  return written.some(({ id }) => !taken.has(id))
}

/** @throws evidence_missing while a message of the patient's waits to be taken */
export async function assertMessagesTaken(
  container: MedusaContainer,
  caseId: string
): Promise<void> {
  if (await hasUntakenMessage(container, caseId)) {
    throw notAllowed(
      "evidence_missing",
      `Case ${caseId}: the patient has just written; read the message first`
    )
  }
}
