import type { CaseDetail } from "../../api/contracts/case"
import type { GpReplyView } from "../../api/contracts/letter-reply"
import { plainBanner, RANK, type Banner } from "./banner"
import { requirementTitle } from "./evidence-words"
import { formatDate, formatDateTime, sentenceCase } from "./format"
import { STOP_SCOPE_WORDS, stopReasonWord } from "./stop-words"

const REPLIES = {
  objection: { title: "The GP objects to the treatment", level: "red" },
  question: { title: "The GP has a question", level: "amber" },
  confirmation: { title: "The GP says the treatment is right", level: "info" },
  information: { title: "The GP replied, for information", level: "info" },
} as const

const replyLines = (reply: GpReplyView): string[] => [
  reply.text,
  [reply.name, reply.role, reply.phone, formatDateTime(reply.received_at)]
    .filter(Boolean)
    .join(" · "),
  // The code proves nobody's name (decision 20).
  "Ring the practice before you rely on it.",
]

type Stop = CaseDetail["stops"][number]

/** A reply opens a stop just after it came; the two are one warning. */
const replyOf = (stop: Stop, found: CaseDetail): GpReplyView | undefined =>
  stop.reason_code === "gp_objection"
    ? found.gp_replies.findLast(
        ({ received_at }) => received_at <= stop.opened_at
      )
    : undefined

/** Reasons that a report of the patient or of staff for them gives. */
const REPORTED = ["adverse_reaction", "pregnancy", "health_changed"]

/** What stops the supply of this case or of all its patient gets (SAF-7). */
export const stopBanners = (found: CaseDetail): Banner[] =>
  found.stops.map((stop) => {
    const reply = replyOf(stop, found)
    const why = reply
      ? REPLIES[reply.kind].title
      : `${STOP_SCOPE_WORDS[stop.scope]}: ${stopReasonWord(stop.reason_code)}`
    return plainBanner({
      key: `stop-${stop.id}`,
      level: "red",
      rank: RANK.stop,
      title: `Supply is stopped. ${why}`,
      lines: [
        ...(reply ? replyLines(reply) : []),
        `Stopped since ${formatDateTime(stop.opened_at)}.`,
      ],
      section: REPORTED.includes(stop.reason_code) ? "health" : null,
      link: { to: "/stops", label: "Open stops" },
    })
  })

/** What the patient's GP answered to the letter (TRG-5), where it stops nothing any more. */
export function replyBanners(found: CaseDetail): Banner[] {
  const told = found.stops.map((stop) => replyOf(stop, found))
  return found.gp_replies
    .filter((reply) => !told.includes(reply))
    .map((reply) =>
      plainBanner({
        key: `reply-${reply.id}`,
        level: REPLIES[reply.kind].level,
        rank: RANK.objection,
        title: REPLIES[reply.kind].title,
        lines: replyLines(reply),
      })
    )
}

/** What the account says of a person by the fact that a question asks for. */
const OF_ACCOUNT = {
  date_of_birth: {
    word: "date of birth",
    read: formatDate,
    why: "The rules judged the age by the answers.",
  },
  sex: {
    word: "sex",
    read: sentenceCase,
    why: "The rules judged by the answers.",
  },
} as const

/** The rules judge by the answers, but the account is what the identity check has seen. */
export function accountBanners(found: CaseDetail): Banner[] {
  const answers = (found.consultation?.sections ?? []).flatMap(
    (section) => section.answers
  )
  return (["date_of_birth", "sex"] as const).flatMap((fact) => {
    const own = found.patient_details[fact]
    const answer = answers.find((one) => one.fact === fact)
    const { word, read, why } = OF_ACCOUNT[fact]
    return answer && answer.value !== null && answer.value !== own
      ? [
          plainBanner({
            key: `account-${fact}`,
            level: "red",
            title: `The ${word} differs from the account’s`,
            lines: [
              `In the answers: ${answer.text}. In the account: ${read(own)}.`,
              `${why} Ask the patient which is right before you decide.`,
            ],
            section: "answers",
          }),
        ]
      : []
  })
}

/** A last supply that is longer ago than the category allows (SAF-18). */
export function gapBanners(found: CaseDetail): Banner[] {
  const { gap } = found
  return gap
    ? [
        plainBanner({
          key: "gap",
          level: "amber",
          title: "The last supply is longer ago than the category allows",
          lines: [
            `It left on ${formatDate(gap.last_on)}, ${gap.days} days ago; at most ${gap.limit_days} are allowed.`,
            isOpen(found)
              ? "Ask whether the patient can go on at this strength or has to begin again lower."
              : "A pharmacist looks at it clinically before the next supply.",
          ],
        }),
      ]
    : []
}

const isOpen = ({ state }: CaseDetail): boolean =>
  state === "queued" || state === "in_review"

/** Proof that is missing while the case may still be decided (SAF-4). */
export function evidenceBanners(found: CaseDetail): Banner[] {
  const { missing, policy_valid } = found.evidence
  if (!isOpen(found)) {
    return []
  }
  if (!policy_valid) {
    return [
      plainBanner({
        key: "evidence-policy",
        level: "red",
        title: "This category has no valid evidence policy",
        lines: ["Nothing is approved in it until a pharmacist has set one."],
        link: { to: "/settings/evidence", label: "Open evidence settings" },
      }),
    ]
  }
  const isHighRisk = found.flags.some(({ kind }) => kind === "high_risk")
  return missing.length === 0
    ? []
    : [
        plainBanner({
          key: "evidence-missing",
          level: "amber",
          title: isHighRisk
            ? "High-risk category, and evidence is missing"
            : "Evidence is missing",
          lines: missing.map(
            ({ any_of, before }) =>
              `${requirementTitle(any_of)} (before ${before})`
          ),
          section: "evidence",
        }),
      ]
}
