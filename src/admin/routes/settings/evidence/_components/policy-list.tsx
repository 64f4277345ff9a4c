import { Badge, Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { ClinicalCategoryView } from "../../../../../api/contracts/formulary"
import { useMe } from "../../../../hooks/staff"
import {
  evidenceWord,
  proofText,
  requirementTitle,
} from "../../../../lib/evidence-words"
import { PolicyDrawer } from "./policy-drawer"

const WHEN = { first_supply: "of the first supply", every: "every time" }
const BEFORE = { approval: "Before approval", dispatch: "Before dispatch" }

const Policy = ({ category }: { category: ClinicalCategoryView }) => {
  const policy = category.evidence_policy
  if (!policy || policy.requirements.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
        {policy
          ? "Asks for no evidence beside the consultation."
          : "What is stored is no policy; nothing is approved."}
      </Text>
    )
  }
  return (
    <ul className="flex flex-col gap-2">
      {policy.requirements.map(({ any_of, when, before }, at) => (
        <li key={at}>
          <Text size="small" weight="plus">
            {requirementTitle(any_of)}
          </Text>
          <Text size="xsmall" className="text-ui-fg-subtle">
            {BEFORE[before]} {WHEN[when]}
          </Text>
          {any_of.map((proof) => (
            <Text key={proof.kind} size="small" className="text-ui-fg-subtle">
              {any_of.length > 1 ? `${evidenceWord(proof.kind)}: ` : ""}
              {proofText(proof)}
            </Text>
          ))}
        </li>
      ))}
    </ul>
  )
}

/** The categories with what each asks for (SAF-4). */
export const PolicyList = ({
  categories,
}: {
  categories: ClinicalCategoryView[]
}) => {
  const me = useMe().data
  const [editing, setEditing] = useState<ClinicalCategoryView | null>(null)
  return (
    <>
      {categories.map((category) => (
        <section
          key={category.id}
          className="flex flex-col gap-3 px-4 py-4 sm:px-6"
        >
          <div className="flex flex-wrap items-center justify-between gap-2">
            <Text weight="plus" className="flex items-center gap-2">
              {category.name}
              {category.risk_class === "high" ? (
                <Badge size="2xsmall" color="orange">
                  High risk
                </Badge>
              ) : null}
            </Text>
            {me?.role === "pharmacist" ? (
              <Button
                size="small"
                variant="secondary"
                aria-label={`Edit the evidence of ${category.name}`}
                onClick={() => setEditing(category)}
              >
                Edit
              </Button>
            ) : null}
          </div>
          <Policy category={category} />
        </section>
      ))}
      {editing ? (
        <PolicyDrawer category={editing} onClose={() => setEditing(null)} />
      ) : null}
    </>
  )
}
