import type { InferTypeOf } from "@medusajs/framework/types"
import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { Actor } from "../../shared/actor"
import { notFound } from "../../shared/errors"
import { FOLLOW_UPS } from "../../shared/follow-ups"
import {
  auditRow,
  type CallIntent,
  callRow,
  followUpRow,
} from "../../shared/outbox"
import { CheckIns } from "./check-ins"
import type { Shared } from "./health-reports"
import type { Thread } from "./models/thread"

export type ThreadRow = InferTypeOf<typeof Thread>
export type NewThread = Pick<
  ThreadRow,
  "patient_id" | "customer_id" | "case_id" | "case_reference" | "order_id"
>
export type ReadableMessage = {
  id: string
  thread_id: string
  author_type: "patient" | "staff" | "system"
  author_id: string
  body: string
  sent_at: Date
  read_at: Date | null
}

/** Conversations between patients and the pharmacy, encrypted per patient. */
export default class MessagingModuleService extends CheckIns {
  /**
   * Writes a message into the case's thread (made when there is none) and, in
   * the same transaction, the email that tells of it; a patient's is followed
   * by what it does to the case. The same `key` again changes nothing.
   */
  @InjectTransactionManager()
  async post(
    input: {
      thread: NewThread
      key: string
      author: Actor
      body: string
      email?: CallIntent
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<{ thread_id: string }> {
    const thread = await this.threadOf(input.thread, now, shared)
    const [known] = await this.listMessages({ key: input.key }, {}, shared)
    if (known) {
      return { thread_id: thread.id }
    }
    const id = generateEntityId(undefined, "msg")
    await this.createMessages(
      {
        id,
        thread_id: thread.id,
        author_type: authorType(input.author),
        author_id: input.author.id,
        key: input.key,
        body_enc: await this.vault.encrypt(
          `patient:${thread.patient_id}`,
          place(id),
          input.body
        ),
        sent_at: now,
      },
      shared
    )
    await this.updateThreads({ id: thread.id, last_message_at: now }, shared)
    await this.createOutboxes(
      [
        auditRow(
          `message:${id}`,
          {
            action: "message.sent",
            actor: input.author,
            entity_type: "message",
            entity_id: id,
            case_id: thread.case_id,
            order_id: thread.order_id,
            patient_id: thread.patient_id,
          },
          now
        ),
        ...(input.email ? [callRow(input.email, now)] : []),
        ...(input.author.type === "patient"
          ? [
              followUpRow(
                FOLLOW_UPS.PATIENT_REPLIED,
                id,
                {
                  thread_id: thread.id,
                  case_id: thread.case_id,
                  message_id: id,
                },
                now
              ),
            ]
          : []),
      ],
      shared
    )
    return { thread_id: thread.id }
  }

  /** A thread's messages in order, decrypted; at most `limit`, the newest. */
  async readMessages(
    threadId: string,
    limit = 200
  ): Promise<ReadableMessage[]> {
    const [thread] = await this.listThreads({ id: threadId })
    if (!thread) {
      throw notFound("Thread", threadId)
    }
    const newest = await this.listMessages(
      { thread_id: threadId },
      { order: { sent_at: "DESC", id: "DESC" }, take: limit }
    )
    return Promise.all(
      newest.reverse().map(async (message) => ({
        id: message.id,
        thread_id: threadId,
        author_type: message.author_type,
        author_id: message.author_id,
        body: await this.vault.decrypt(
          `patient:${thread.patient_id}`,
          place(message.id),
          message.body_enc
        ),
        sent_at: message.sent_at,
        read_at: message.read_at,
      }))
    )
  }

  /** Marks the pharmacy's messages of a thread as read by the patient. */
  @InjectTransactionManager()
  async markRead(
    threadId: string,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const unread = await this.listMessages(
      {
        thread_id: threadId,
        author_type: ["staff", "system"],
        read_at: null,
      },
      { select: ["id"] },
      shared
    )
    await this.updateMessages(
      unread.map(({ id }) => ({ id, read_at: now })),
      shared
    )
  }

  private async threadOf(
    thread: NewThread,
    now: Date,
    shared: Shared
  ): Promise<ThreadRow> {
    const [existing] = await this.listThreads(
      { case_id: thread.case_id },
      {},
      shared
    )
    return (
      existing ??
      this.createThreads({ ...thread, last_message_at: now }, shared)
    )
  }
}

const place = (id: string) => ({
  table: "message",
  column: "body_enc",
  row: id,
})

const authorType = (author: Actor): "patient" | "staff" | "system" =>
  author.type === "patient" || author.type === "staff" ? author.type : "system"
