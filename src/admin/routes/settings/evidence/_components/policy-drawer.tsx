import { Button } from "@medusajs/ui"
import { useState } from "react"
import type { ClinicalCategoryView } from "../../../../../api/contracts/formulary"
import type {
  EvidencePolicy,
  EvidenceRequirement,
} from "../../../../../api/contracts/case-evidence"
import { ApiAlert } from "../../../../components/api-alert"
import { FormDrawer } from "../../../../components/form-drawer"
import { useSaveEvidencePolicy } from "../../../../hooks/evidence"
import { EVIDENCE_METHODS_OF } from "../../../../lib/evidence-methods"
import { RequirementFields } from "./requirement-fields"

const BLANK: EvidenceRequirement = {
  any_of: [
    {
      kind: "two_way_contact",
      methods: [...EVIDENCE_METHODS_OF.two_way_contact],
      max_age_days: 90,
    },
  ],
  when: "every",
  before: "approval",
}

type PolicyDrawerProps = { category: ClinicalCategoryView; onClose: () => void }

/** What a category asks for: all requirements, each met by any of its proofs (SAF-4). */
export const PolicyDrawer = ({ category, onClose }: PolicyDrawerProps) => {
  const [policy, setPolicy] = useState<EvidencePolicy>(
    category.evidence_policy ?? { requirements: [] }
  )
  const save = useSaveEvidencePolicy(category.id)
  const { requirements } = policy
  const change = (next: EvidenceRequirement[]) =>
    setPolicy({ requirements: next })
  return (
    <FormDrawer
      title={`Evidence: ${category.name}`}
      text="Every requirement has to be met; one of its proofs is enough. It holds for decisions from now on."
      confirm="Save"
      isPending={save.isPending}
      onClose={onClose}
      onSubmit={() =>
        save.mutate({ evidence_policy: policy }, { onSuccess: onClose })
      }
    >
      {save.error ? <ApiAlert error={save.error} /> : null}
      {requirements.map((one, at) => (
        <RequirementFields
          key={at}
          number={at + 1}
          requirement={one}
          onChange={(next) =>
            change(requirements.map((known, i) => (i === at ? next : known)))
          }
          onRemove={() => change(requirements.filter((_, i) => i !== at))}
        />
      ))}
      <Button
        type="button"
        size="small"
        variant="secondary"
        className="self-start"
        onClick={() => change([...requirements, BLANK])}
      >
        Add a requirement
      </Button>
    </FormDrawer>
  )
}
