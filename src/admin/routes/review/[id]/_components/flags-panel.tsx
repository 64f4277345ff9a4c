import { ExclamationCircleSolid, InformationCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { readFlags, type FlagReading } from "../../../../lib/flag-words"

const LEVELS = {
  red: {
    word: "Stop and look",
    tone: "text-ui-tag-red-icon",
    edge: "border-l-ui-tag-red-icon",
  },
  amber: {
    word: "Take care",
    tone: "text-ui-tag-orange-icon",
    edge: "border-l-ui-tag-orange-icon",
  },
  info: {
    word: "For information",
    tone: "text-ui-tag-blue-icon",
    edge: "border-l-ui-tag-blue-icon",
  },
} as const

const FlagBanner = ({ flag }: { flag: FlagReading }) => {
  const { word, tone, edge } = LEVELS[flag.level]
  const Icon =
    flag.level === "info" ? InformationCircleSolid : ExclamationCircleSolid
  return (
    <li
      className={`bg-ui-bg-subtle flex gap-3 rounded-md border border-l-4 p-3 ${edge}`}
    >
      <Icon className={`mt-0.5 shrink-0 ${tone}`} aria-hidden="true" />
      <div className="min-w-0">
        <Text size="small" weight="plus">
          {flag.title}
        </Text>
        {flag.why ? (
          <Text size="small" className="text-ui-fg-subtle">
            {flag.why}
          </Text>
        ) : null}
        {flag.answers.map(({ label, text }) => (
          <Text key={label} size="small" className="text-ui-fg-subtle">
            {label} <span className="text-ui-fg-base font-medium">{text}</span>
          </Text>
        ))}
        <Text size="xsmall" className="text-ui-fg-subtle">
          {flag.source ? `${word} · ${flag.source}` : word}
        </Text>
      </div>
    </li>
  )
}

/** The warnings of a case, the gravest first, each with its reason (REV-1). */
export const FlagsPanel = ({ found }: { found: CaseDetail }) => {
  const flags = readFlags(found)
  return (
    <Panel title={flags.length > 0 ? `Flags (${flags.length})` : "Flags"}>
      {flags.length > 0 ? (
        <ul className="flex flex-col gap-2">
          {flags.map((flag, index) => (
            <FlagBanner key={`${flag.title}-${index}`} flag={flag} />
          ))}
        </ul>
      ) : (
        <Text size="small" className="text-ui-fg-subtle">
          No rule raised a flag, and no answer was changed.
        </Text>
      )}
    </Panel>
  )
}
