import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Alert, Button } from "@medusajs/ui"
import { StateBadge } from "../../../../components/state-badge"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Facts, type Fact } from "../../../../components/facts"
import { Panel } from "../../../../components/panel"
import { ReasonDialog } from "../../../../components/reason-dialog"
import { useCaseAction } from "../../../../hooks/cases"
import { useNow } from "../../../../hooks/clock"
import { apiUrl } from "../../../../lib/api"
import { formatDate, formatDateTime } from "../../../../lib/format"
import { authorityWords, nextIssueWords } from "../../../../lib/issue-words"
import { prescriptionWords } from "../../../../lib/words"
import { AuthorityActions } from "./authority-actions"
import { IssueLines } from "./issue-lines"

/** Before the signature most of it is not known yet. */
const told = (facts: Fact[]): Fact[] =>
  facts.filter(([, value]) => value !== null && value !== "–")

/** The prescription and its signing, which happens at SignatureRx (RX-2, RX-3). */
export const PrescriptionPanel = ({ found }: { found: CaseDetail }) => {
  const [isAsking, setAsking] = useState(false)
  const again = useCaseAction(found.id)
  const now = useNow()
  const { prescription } = found
  if (!prescription) {
    return null
  }
  const { word, colour } = prescriptionWords(prescription.state)
  return (
    <Panel
      title="Prescription"
      aside={<StateBadge color={colour}>{word}</StateBadge>}
    >
      <div className="flex flex-col gap-4">
        {prescription.problem ? (
          <Alert variant="error">{prescription.problem}</Alert>
        ) : null}
        <Facts
          facts={told([
            ["Reference", prescription.reference],
            ["Signed for", prescription.signed_for?.reference ?? null],
            ["At SignatureRx", prescription.partner_reference],
            [
              "Asked for",
              prescription.requested_at &&
                formatDateTime(prescription.requested_at),
            ],
            [
              "Signed",
              prescription.signed_at && formatDateTime(prescription.signed_at),
            ],
            ["Authority", authorityWords(prescription)],
            [
              "Valid until",
              prescription.valid_until && formatDate(prescription.valid_until),
            ],
            ["Next issue", nextIssueWords(prescription, now)],
          ])}
        />
        <IssueLines prescription={prescription} now={now} />
        <div className="flex flex-wrap gap-2">
          {prescription.signing_url ? (
            <Button size="small" asChild>
              <a
                href={prescription.signing_url}
                target="_blank"
                rel="noreferrer"
              >
                Open signing page <ArrowUpRightOnBox />
              </a>
            </Button>
          ) : null}
          {prescription.has_document ? (
            <Button size="small" variant="secondary" asChild>
              <a
                href={apiUrl(
                  `/admin/prescriptions/${prescription.id}/document`
                )}
                target="_blank"
                rel="noreferrer"
              >
                View signed prescription <ArrowUpRightOnBox />
              </a>
            </Button>
          ) : null}
          {found.state === "awaiting_signature" ? (
            <Button
              size="small"
              variant="secondary"
              onClick={() => setAsking(true)}
            >
              Withdraw and ask again
            </Button>
          ) : null}
          <AuthorityActions prescription={prescription} />
        </div>
      </div>
      {isAsking ? (
        <ReasonDialog
          title="Withdraw the unsigned prescription"
          text="It is withdrawn at SignatureRx, and a new one with the same content is asked for."
          label="Reason"
          confirm="Withdraw and ask again"
          error={again.error}
          isPending={again.isPending}
          onClose={() => setAsking(false)}
          onConfirm={(reason) =>
            again.mutate(
              { action: "regenerate-prescription", body: { reason } },
              { onSuccess: () => setAsking(false) }
            )
          }
        />
      ) : null}
    </Panel>
  )
}
