import { defineRouteConfig } from "@medusajs/admin-sdk"
import { Envelope } from "@medusajs/icons"
import { Container } from "@medusajs/ui"
import { FilterSelect } from "../../components/filter-select"
import { PageHeader } from "../../components/page-header"
import { useListParams } from "../../hooks/use-list-params"
import { letterWords } from "../../lib/words"
import { LetterAlerts } from "./_components/letter-alerts"
import { LetterList } from "./_components/letter-list"

const STATES = [
  "not_collected",
  "pending",
  "bounced",
  "sent",
  "no_consent",
  "waived",
]

const LettersPage = () => {
  const list = useListParams()
  return (
    <Container className="divide-y p-0">
      <PageHeader
        title="GP letters"
        text="A POM or P supply is packed only when its letter is sent or its absence is resolved."
      >
        <FilterSelect
          label="State"
          value={list.get("state") ?? "all"}
          options={[
            { value: "all", label: "All states" },
            ...STATES.map((value) => ({
              value,
              label: letterWords(value).word,
            })),
          ]}
          onChange={(value) =>
            list.set("state", value === "all" ? null : value)
          }
        />
      </PageHeader>
      <LetterAlerts state={list.get("state")} />
      <LetterList list={list} />
    </Container>
  )
}

export const config = defineRouteConfig({
  label: "GP letters",
  icon: Envelope,
  rank: 3,
})

export default LettersPage
