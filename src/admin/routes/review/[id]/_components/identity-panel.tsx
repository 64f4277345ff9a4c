import { Alert, Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Facts } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { StateBadge } from "../../../../components/state-badge"
import { formatDateTime } from "../../../../lib/format"
import {
  checkWords,
  methodWord,
  moveWord,
  outcomeWord,
  reasonWord,
  servicesWord,
} from "../../../../lib/identity-words"
import { partnerWord } from "../../../../lib/words"
import { IdentityActions } from "./identity-actions"
import { IdentityDocuments } from "./identity-documents"

type Identity = CaseDetail["identity"]

/** Who the patient is: what the provider said, what they sent, and what staff make of it (IDV-3). */
export const IdentityPanel = ({ found }: { found: CaseDetail }) => {
  const { identity } = found
  const { check } = identity
  if (!check) {
    return null
  }
  const { word, colour } = checkWords(check.state)
  return (
    <Panel
      title="Identity"
      aside={<StateBadge color={colour}>{word}</StateBadge>}
    >
      <div className="flex flex-col gap-4">
        {check.is_death_record ? (
          <Alert variant="error">
            The register says that this person has died. Nothing is asked of the
            account. Fail the check when the death is confirmed; a pharmacist
            may treat the record as wrong.
          </Alert>
        ) : null}
        <CheckFacts check={check} />
        <IdentityDocuments found={found} />
        <IdentityActions found={found} />
        <History history={identity.history} />
        <Former former={identity.former} />
      </div>
    </Panel>
  )
}

const CheckFacts = ({ check }: { check: NonNullable<Identity["check"]> }) => (
  <Facts
    facts={[
      [
        "Provider",
        check.provider === "none"
          ? "Not asked again: decided by staff before"
          : partnerWord(check.provider),
      ],
      ["It said", outcomeWord(check.outcome)],
      [
        "Score",
        check.score === null
          ? null
          : `${check.score}${check.scorecard ? ` (${check.scorecard})` : ""}`,
      ],
      ["Looked at", servicesWord(check.services) || null],
      ["Our reference", check.reference],
      ["Asked", formatDateTime(check.asked_at)],
    ]}
  />
)

const History = ({ history }: { history: Identity["history"] }) => (
  <details>
    <summary className="txt-small-plus cursor-pointer">
      What happened ({history.length})
    </summary>
    <ol className="mt-2 flex flex-col gap-2">
      {history.map((one) => (
        <li key={`${one.at} ${one.event}`}>
          <Text size="small">
            {moveWord(one.event)}
            {one.actor.name ? ` by ${one.actor.name}` : ""},{" "}
            {formatDateTime(one.at)}
          </Text>
          {[
            one.method && methodWord(one.method),
            one.reason && reasonWord(one.reason),
            one.text && `To the patient: ${one.text}`,
            one.note && `Note: ${one.note}`,
          ].map((line) =>
            line ? (
              <Text
                key={line}
                size="small"
                className="text-ui-fg-subtle whitespace-pre-line"
              >
                {line}
              </Text>
            ) : null
          )}
        </li>
      ))}
    </ol>
  </details>
)

const Former = ({ former }: { former: Identity["former"] }) =>
  former.length === 0 ? null : (
    <details>
      <summary className="txt-small-plus cursor-pointer">
        Earlier checks ({former.length})
      </summary>
      <ul className="mt-2 flex flex-col gap-1">
        {former.map((check) => (
          <li key={check.id} className="txt-small">
            {check.reference}: {checkWords(check.state).word},{" "}
            {formatDateTime(check.asked_at)}
          </li>
        ))}
      </ul>
    </details>
  )
