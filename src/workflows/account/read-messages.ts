import type { MedusaContainer } from "@medusajs/framework/types"
import { MESSAGING_MODULE } from "../../modules/messaging"
import type MessagingModuleService from "../../modules/messaging/service"
import { clock } from "../../shared/clock"

const SHOWN_THREADS = 20

/** The customer's conversations, the newest first, read by opening them. */
export async function readThreads(
  container: MedusaContainer,
  customerId: string,
  page: { limit: number; offset: number }
) {
  const messaging = container.resolve<MessagingModuleService>(MESSAGING_MODULE)
  const [threads, count] = await messaging.listAndCountThreads(
    { customer_id: customerId },
    {
      take: Math.min(page.limit, SHOWN_THREADS),
      skip: page.offset,
      order: { last_message_at: "DESC" },
    }
  )
  const shown = await Promise.all(
    threads.map(async (thread) => {
      const messages = await messaging.readMessages(thread.id)
      return {
        id: thread.id,
        case_id: thread.case_id,
        case_reference: thread.case_reference,
        order_id: thread.order_id,
        last_message_at: thread.last_message_at.toISOString(),
        unread: messages.filter(
          (message) =>
            message.author_type !== "patient" && message.read_at === null
        ).length,
        messages: messages.map((message) => ({
          id: message.id,
          from:
            message.author_type === "patient"
              ? ("you" as const)
              : ("pharmacy" as const),
          body: message.body,
          sent_at: message.sent_at.toISOString(),
        })),
      }
    })
  )
  for (const thread of shown) {
    if (thread.unread > 0) {
      await messaging.markRead(thread.id, clock.now())
    }
  }
  return { threads: shown, count }
}
