import type { UseQueryResult } from "@tanstack/react-query"
import { Badge, Container, Heading, Text } from "@medusajs/ui"
import type { PartnerCallSummary } from "../../../../api/contracts/partner-call"
import { partnerWord } from "../../../lib/words"

const CARD =
  "grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4"

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

type PartnerCardsProps = { summary: UseQueryResult<PartnerCallSummary[]> }

/** How each partner is doing; one without open calls has no card. */
export const PartnerCards = ({ summary }: PartnerCardsProps) => {
  if (!summary.data) {
    return null
  }
  return summary.data.length > 0 ? (
    <div className={CARD}>
      {summary.data.map((one) => (
        <Card key={one.partner} one={one} />
      ))}
    </div>
  ) : (
    <Container className="px-4 py-3 sm:px-6">
      <Text size="small" className="text-ui-fg-subtle">
        Every call is done. No partner is waited for.
      </Text>
    </Container>
  )
}
