import type { CaseDetail } from "../../api/contracts/case"
import { readingOf } from "./acknowledgement-words"
import { plainBanner, RANK, type Banner, type BannerLevel } from "./banner"
import {
  accountBanners,
  evidenceBanners,
  gapBanners,
  replyBanners,
  stopBanners,
} from "./banner-sources"
import { readFlag } from "./flag-words"
import { countWord } from "./format"
import { limitSentence } from "./linkage-words"

type Flag = CaseDetail["flags"][number]
type Rule = Banner["rule"]

const LEVELS: BannerLevel[] = ["red", "amber", "info"]

/**
 * The warnings of a case in one order, the gravest first, each said once: a
 * flag, what has to be read for it and what a panel knows of it are one banner
 * (REV-1, SAF-7, SAF-9, SAF-20).
 */
export function bannersOf(found: CaseDetail): Banner[] {
  const banners = [
    ...stopBanners(found),
    ...replyBanners(found),
    ...accountBanners(found),
    ...gapBanners(found),
    ...flagBanners(found),
    ...evidenceBanners(found),
    ...outageBanner(found),
  ]
  return saidOnce(
    banners.sort(
      (a, b) =>
        LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || a.rank - b.rank
    )
  )
}

/** A repeat names each answer with its consultation; what a graver banner compared already is left out. */
function saidOnce(banners: Banner[]): Banner[] {
  const told: Banner["comparisons"] = []
  return banners.map((banner) => {
    const left = banner.comparisons.filter(
      (one) =>
        !told.some(
          ({ label, before, after }) =>
            one.label.endsWith(`: ${label}`) &&
            one.before === before &&
            one.after === after
        )
    )
    told.push(...banner.comparisons)
    return left.length === 0 && banner.comparisons.length > 0
      ? {
          ...banner,
          comparisons: left,
          lines: [...banner.lines, "The differences are told above."],
        }
      : { ...banner, comparisons: left }
  })
}

/** The flags by what they say; several of quantity or of linked accounts are one. */
function flagBanners(found: CaseDetail): Banner[] {
  const isTold = (flag: Flag) =>
    flag.kind === "changed_answers"
      ? // Said by the graver flag already.
        !found.flags.some(
          ({ kind, subject }) => kind === "denied_then_changed" && !subject
        )
      : flag.kind !== "high_risk" || found.evidence.missing.length === 0
  const seen = new Map<string, Banner>()
  for (const flag of found.flags.filter(isTold)) {
    const banner = flagBanner(flag, found)
    const known = seen.get(banner.key)
    seen.set(banner.key, known ? joined(known, banner) : banner)
  }
  const { exceeded } = found.quantities
  if (exceeded.length > 0 && !seen.has("quantity")) {
    seen.set(
      "quantity",
      quantityBanner(
        plainBanner({
          key: "quantity",
          level: "amber",
          title: "More than a limit allows",
        }),
        found
      )
    )
  }
  return [...seen.values(), ...lateLinks(found, seen.has(LINKED))]
}

const LINKED = "possible_same_person"

/** Accounts that came to light after the case was opened have no flag on it. */
function lateLinks(found: CaseDetail, isTold: boolean): Banner[] {
  const unjudged = found.linkage.persons.filter(({ verdict }) => !verdict)
  return isTold || unjudged.length === 0
    ? []
    : [
        plainBanner({
          key: LINKED,
          level: "amber",
          title: `Possible same person: ${countWord(unjudged.length, "other account")}`,
          lines: [
            "Found after the case was opened. Judge whether it is one person before more is supplied.",
          ],
          section: "linkage",
        }),
      ]
}

/** Of one kind that is said once: the second title is a line of the first. */
const joined = (known: Banner, other: Banner): Banner => ({
  ...known,
  lines: [...new Set([other.title, ...known.lines, ...other.lines])],
})

const TOGETHER = ["quantity", LINKED]

const SECTION_OF: Record<string, string> = {
  changed_answers: "answers",
  quantity: "quantities",
  possible_same_person: "linkage",
  deceased_record: "identity",
  identity_failed: "identity",
  patient_wrote: "messages",
  evidence_concerns: "evidence",
  measurement_differs: "evidence",
  high_risk: "evidence",
  signature_late: "prescription",
  signature_mismatch: "prescription",
  prescription_refused: "prescription",
  prescription_unknown: "prescription",
}

/** The kind of acknowledgement that a flag asks for bears the flag's name, but for this one. */
const asKind = (flag: Flag): string =>
  flag.kind === "denied_then_changed" ? "changed_answers" : flag.kind

function flagBanner(flag: Flag, found: CaseDetail): Banner {
  const { level, title, why, rule } = readFlag(flag, found)
  const asked =
    flag.kind === "changed_answers"
      ? undefined
      : found.acknowledgements.find(
          ({ kind, subject }) =>
            kind === asKind(flag) && subject === flag.subject
        )
  const reading = asked ? readingOf(asked, found) : null
  const banner = plainBanner({
    key: TOGETHER.includes(flag.kind)
      ? flag.kind
      : `${flag.kind}-${flag.subject}`,
    level,
    rank: rankOf(flag, rule, asked !== undefined),
    title: reading?.title ?? title,
    // What was read says why by itself.
    lines: why && !reading ? [why] : [],
    comparisons: reading?.lines ?? [],
    rule,
    acknowledgement: asked ?? null,
    section: SECTION_OF[flag.kind] ?? (rule ? "answers" : null),
  })
  return flag.kind === "quantity" ? quantityBanner(banner, found) : banner
}

const quantityBanner = (banner: Banner, found: CaseDetail): Banner => ({
  ...banner,
  section: "quantities",
  lines: [
    ...new Set([
      ...banner.lines,
      ...found.quantities.exceeded.map(
        (limit) => `Above a limit: ${limitSentence(limit)}`
      ),
    ]),
  ],
})

function rankOf(flag: Flag, rule: Rule, isAsked: boolean): number {
  if (flag.kind === "deceased_record") {
    return RANK.deceased
  }
  if (rule?.safeguarding) {
    return RANK.safeguarding
  }
  if (isAsked) {
    return RANK.acknowledgement
  }
  return rule ? RANK.rule : RANK.other
}

const outageBanner = (found: CaseDetail): Banner[] =>
  found.partner_unavailable
    ? [
        plainBanner({
          key: "partner",
          level: "amber",
          title: "Pending (API unavailable)",
          lines: [
            "A partner does not answer. It is asked again by itself; nothing is lost.",
          ],
          link: { to: "/partners", label: "Open partner calls" },
        }),
      ]
    : []
