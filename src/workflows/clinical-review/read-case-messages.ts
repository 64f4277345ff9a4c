import type { MedusaContainer } from "@medusajs/framework/types"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { staffNames } from "./read-queue"

const FROM = { patient: "patient", staff: "staff", system: "system" } as const

/** What was written about a case, oldest first (REV-1); reading the case is on record already. */
export async function readCaseMessages(
  container: MedusaContainer,
  caseId: string
) {
  const messaging = container.resolve<MessagingModuleService>(MESSAGING_MODULE)
  const [thread] = await messaging.listThreads({ case_id: caseId })
  if (!thread) {
    return []
  }
  const messages = await messaging.readMessages(thread.id)
  const names = await staffNames(
    container,
    messages
      .filter((one) => one.author_type === "staff")
      .map((one) => one.author_id)
  )
  return messages.map((one) => ({
    id: one.id,
    from: FROM[one.author_type],
    name: names.get(one.author_id) ?? null,
    body: one.body,
    sent_at: one.sent_at.toISOString(),
    read_at: one.read_at?.toISOString() ?? null,
  }))
}
