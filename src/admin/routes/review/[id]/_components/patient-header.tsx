import { Badge, Container, Heading, Text } from "@medusajs/ui"
import { useEffect, useRef } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { AuditTrailDrawer } from "../../../../components/audit-trail-drawer"
import { ClassBadge } from "../../../../components/class-badge"
import { NextCaseButton } from "../../../../components/next-case-button"
import { StateBadge } from "../../../../components/state-badge"
import { TextLink } from "../../../../components/text-link"
import { useNow } from "../../../../hooks/clock"
import { useIsNarrow } from "../../../../hooks/use-is-narrow"
import { allergiesOf } from "../../../../lib/answers"
import { formatDate, sentenceCase, waitedFor } from "../../../../lib/format"
import { caseColour, identityWords, orderTypeWord } from "../../../../lib/words"
import { SectionLinks } from "./section-links"

const IN_QUEUE = ["queued", "in_review"]

/** Who the patient is and what is asked for; stays on top while the page is read (REV-1). */
export const PatientHeader = ({ found }: { found: CaseDetail }) => {
  const element = useRef<HTMLDivElement>(null)
  const isNarrow = useIsNarrow()
  useEffect(() => keepHeight(element.current), [])
  return (
    <>
      <div ref={element} className="sticky -top-px z-20">
        <Container className="divide-y p-0">
          <div className="flex items-start justify-between gap-x-6 px-4 py-2 sm:px-6">
            <div className="min-w-0 flex-1">
              <PatientLine found={found} />
              <TreatmentLine found={found} />
            </div>
            {isNarrow ? null : <CaseLine found={found} />}
          </div>
          <SectionLinks found={found} />
        </Container>
      </div>
      {isNarrow ? <CaseLine found={found} /> : null}
    </>
  )
}

const PatientLine = ({ found }: { found: CaseDetail }) => {
  const patient = found.patient_details
  const identity = identityWords(patient.identity_status)
  const allergies = allergiesOf(found.consultation)
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
      <Heading level="h1" className="min-w-0 break-words">
        {patient.first_name} {patient.last_name}
      </Heading>
      <Text size="small" className="whitespace-nowrap">
        {patient.age} years, {sentenceCase(patient.sex).toLowerCase()}
        <span className="text-ui-fg-subtle hidden sm:inline">
          {" "}
          · born {formatDate(patient.date_of_birth)}
        </span>
      </Text>
      <StateBadge color={identity.colour}>ID: {identity.word}</StateBadge>
      {allergies ? (
        <Text size="small" className="line-clamp-1 min-w-0" title={allergies}>
          <span className="text-ui-fg-subtle">Allergies:</span> {allergies}
        </Text>
      ) : null}
    </div>
  )
}

const TreatmentLine = ({ found }: { found: CaseDetail }) => (
  <div className="mt-1 flex flex-wrap items-center gap-2">
    <Text size="small" weight="plus" className="min-w-0 break-words">
      {found.treatment_name}
    </Text>
    <Text size="small" className="text-ui-fg-subtle whitespace-nowrap">
      {found.quantity} {found.quantity === 1 ? "pack" : "packs"}
    </Text>
    <ClassBadge legalClass={found.legal_class} />
    <Badge size="2xsmall">
      {orderTypeWord(found.order_type, found.instalment_count)}
    </Badge>
  </div>
)

/** Where the case is, and who has it; on a phone only the patient stays on top. */
const CaseLine = ({ found }: { found: CaseDetail }) => {
  const now = useNow()
  return (
    <div className="flex flex-col gap-1 px-4 md:shrink-0 md:items-end md:px-0">
      <div className="flex items-center gap-2">
        <StateBadge color={caseColour(found.state)}>
          {found.state_label}
        </StateBadge>
        {found.claimed_by ? (
          <Text size="small">{found.claimed_by.name}</Text>
        ) : null}
      </div>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <Text size="small" className="text-ui-fg-subtle">
          {found.reference}
          {IN_QUEUE.includes(found.state)
            ? ` · waiting ${waitedFor(found.place_at, now)}`
            : ""}
        </Text>
        <TextLink to={`/orders/${found.order_id}`} className="txt-small">
          Order #{found.order_display_id}
        </TextLink>
        <AuditTrailDrawer orderId={found.order_id} />
        <NextCaseButton />
      </div>
    </div>
  )
}

/** Tells the page how high the header is, so that nothing is jumped to beneath it. */
function keepHeight(element: HTMLElement | null): (() => void) | undefined {
  const root = element?.parentElement
  if (!element || !root) {
    return undefined
  }
  const observer = new ResizeObserver(() =>
    root.style.setProperty("--case-header", `${element.offsetHeight}px`)
  )
  observer.observe(element)
  return () => observer.disconnect()
}
