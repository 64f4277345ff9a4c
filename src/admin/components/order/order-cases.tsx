import { Text } from "@medusajs/ui"
import type { CaseRow } from "../../../api/contracts/case"
import type { SupplyRowView } from "../../../api/contracts/supply"
import { caseColour, supplyWords } from "../../lib/words"
import { ClassBadge } from "../class-badge"
import { StateBadge } from "../state-badge"
import { TextLink } from "../text-link"

const SupplyLine = ({ supply }: { supply: SupplyRowView }) => {
  const { word, colour } = supplyWords(supply.state)
  return (
    <div className="flex flex-wrap items-center justify-between gap-2">
      <TextLink to={`/dispatch/${supply.id}`} className="txt-small">
        Supply, {supply.label}
      </TextLink>
      <StateBadge color={colour}>{word}</StateBadge>
    </div>
  )
}

type OrderCasesProps = { cases: CaseRow[]; supplies: SupplyRowView[] }

/** The cases of an order with their supplies. */
export const OrderCases = ({ cases, supplies }: OrderCasesProps) => (
  <ul className="divide-y">
    {cases.map((one) => (
      <li key={one.id} className="flex flex-col gap-1.5 px-4 py-3 sm:px-6">
        <div className="flex flex-wrap items-center gap-1.5">
          <Text size="small" weight="plus">
            {one.treatment_name}
          </Text>
          <ClassBadge legalClass={one.legal_class} />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2">
          <TextLink to={`/review/${one.id}`} className="txt-small">
            {one.reference}
          </TextLink>
          <StateBadge color={caseColour(one.state)}>
            {one.state_label}
          </StateBadge>
        </div>
        {supplies
          .filter(({ case_id }) => case_id === one.id)
          .map((supply) => (
            <SupplyLine key={supply.id} supply={supply} />
          ))}
      </li>
    ))}
  </ul>
)
