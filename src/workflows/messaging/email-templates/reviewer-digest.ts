import { Modules } from "@medusajs/framework/utils"
import { queuesToldTo } from "../../../modules/clinical-review/domain/queue"
import type { CaseRecord } from "../../../modules/clinical-review/types"
import { runningEnv } from "../../../shared/env"
import { formatDateTime } from "../../../shared/london"
import { toldCategories } from "../../clinical-review/notify-choice"
import {
  casesOf,
  formularyOf,
  staffOfPharmacy,
} from "../../clinical-review/services"
import { composeEmail } from "./compose-email"
import { CLASS_WORDS, orderWords } from "./review-words"
import type { EmailBuilder } from "./types"

/** The oldest are listed; the others are on the queue's page. */
const LISTED = 50

/**
 * Tells one reviewer once a day what waits (QUE-3): of each case reference,
 * category, class, order type, since when, and a link. Never a name, a date of
 * birth or an answer. It is read when it is sent: nothing waits, or somebody
 * no longer wants it, and nothing is sent. Subject of the call: the user's id.
 */
export const reviewerDigest: EmailBuilder = async (container, call) => {
  const [staff] = await staffOfPharmacy(container).listStaffProfiles({
    user_id: call.subject_id,
    notify_mode: "digest",
    suspended_at: null,
  })
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ id: call.subject_id }, { select: ["id", "email"] })
  if (!staff || !user) {
    return null
  }
  const categories = toldCategories(staff)
  const [waiting, count] = await casesOf(container).listAndCountClinicalCases(
    {
      queue: queuesToldTo(staff.role),
      state: "queued",
      ...(categories ? { category_handle: categories } : {}),
    },
    { order: { place_at: "ASC", id: "ASC" }, take: LISTED }
  )
  if (count === 0) {
    return null
  }
  const names = new Map(
    (
      await formularyOf(container).listClinicalCategories({
        handle: [...new Set(waiting.map((one) => one.category_handle))],
      })
    ).map(({ handle, name }) => [handle, name])
  )
  const page = `${runningEnv().BACKEND_URL.replace(/\/$/, "")}/app/review`
  return composeEmail({
    to: user.email,
    subject:
      count === 1
        ? "1 case waits for review"
        : `${count} cases wait for review`,
    paragraphs: [
      "These cases are waiting in your queue, the oldest first.",
      ...waiting.map((one) =>
        lineOf(one, names.get(one.category_handle), `${page}/${one.id}`)
      ),
      ...(count > LISTED ? [`And ${count - LISTED} more.`] : []),
    ],
    action: { label: "Open the queue", url: page },
  })
}

const lineOf = (
  record: CaseRecord,
  category: string | undefined,
  url: string
): string =>
  [
    record.reference,
    category ?? record.category_handle,
    CLASS_WORDS[record.legal_class],
    orderWords(record),
    `waiting since ${formatDateTime(record.place_at)}`,
    url,
  ].join(" · ")
