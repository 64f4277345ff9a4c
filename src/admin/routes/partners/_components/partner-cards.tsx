import type { UseQueryResult } from "@tanstack/react-query"
import { Badge, Container, Heading, Text } from "@medusajs/ui"
import type { PartnerCallSummary } from "../../../../api/contracts/partner-call"
import { partnerWord } from "../../../lib/words"

const CARD = "grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3"

const Card = ({ one }: { one: PartnerCallSummary }) => (
  <Container className="flex flex-col gap-2 px-4 py-3">
    <div className="flex items-center justify-between gap-2">
      <Heading level="h3">{partnerWord(one.partner)}</Heading>
      <Badge
        size="2xsmall"
        color={
          one.needs_attention > 0 ? "red" : one.failing > 0 ? "orange" : "green"
        }
      >
        {one.needs_attention > 0
          ? "Needs attention"
          : one.failing > 0
            ? "Failing"
            : "Working"}
      </Badge>
    </div>
    <Text size="small" className="text-ui-fg-subtle">
      {one.waiting} waiting · {one.failing} failing · {one.needs_attention} for
      a person
    </Text>
  </Container>
)

type PartnerCardsProps = {
  partners: string[]
  summary: UseQueryResult<PartnerCallSummary[]>
}

const quiet = (partner: string): PartnerCallSummary => ({
  partner,
  waiting: 0,
  failing: 0,
  needs_attention: 0,
})

/** How each partner is doing; the API tells only of those with open calls. */
export const PartnerCards = ({ partners, summary }: PartnerCardsProps) => {
  const { data } = summary
  return data ? (
    <div className={CARD}>
      {partners.map((partner) => (
        <Card
          key={partner}
          one={data.find((one) => one.partner === partner) ?? quiet(partner)}
        />
      ))}
    </div>
  ) : null
}
