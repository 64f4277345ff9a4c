import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Container } from "@medusajs/ui"
import { FilterSelect } from "../../components/filter-select"
import { PageHeader } from "../../components/page-header"
import { PartnersIcon } from "../../components/partners-icon"
import { usePartnerSummary } from "../../hooks/partner-calls"
import { useListParams } from "../../hooks/use-list-params"
import { callWords, partnerWord } from "../../lib/words"
import { CallList } from "./_components/call-list"
import { ClockPanel } from "./_components/clock-panel"
import { PartnerCards } from "./_components/partner-cards"

const STATES = [
  "pending",
  "sending",
  "retrying",
  "unknown",
  "manual",
  "refused",
  "done",
  "cancelled",
]

const PARTNERS = [
  "lexisnexis",
  "signaturerx",
  "royal_mail",
  "titan",
  "stripe",
  "email",
]

const PartnersPage = () => {
  const list = useListParams()
  const summary = usePartnerSummary()
  const known = [
    ...new Set([
      ...PARTNERS,
      ...(summary.data ?? []).map((one) => one.partner),
    ]),
  ]
  return (
    <div className="flex flex-col gap-3">
      <ClockPanel />
      <PartnerCards partners={known} summary={summary} />
      <Container className="divide-y p-0">
        <PageHeader
          title="Partner calls"
          text="Everything we ask of a partner, newest first. Retried after 5 min, 30 min and 2 h, then flagged."
        >
          <FilterSelect
            label="Which"
            value={list.get("view") ?? "all"}
            options={[
              { value: "all", label: "All states" },
              { value: "attention", label: "Needs attention" },
              ...STATES.map((value) => ({
                value,
                label: callWords(value).word,
              })),
            ]}
            onChange={(value) =>
              list.set("view", value === "all" ? null : value)
            }
          />
          <FilterSelect
            label="Partner"
            value={list.get("partner") ?? "all"}
            options={[
              { value: "all", label: "All partners" },
              ...known.map((value) => ({ value, label: partnerWord(value) })),
            ]}
            onChange={(value) =>
              list.set("partner", value === "all" ? null : value)
            }
          />
        </PageHeader>
        <CallList list={list} />
      </Container>
    </div>
  )
}

export const config = defineRouteConfig({
  label: "Partner calls",
  icon: PartnersIcon,
  rank: 4,
})

export default PartnersPage
