import { Button, Input, Text } from "@medusajs/ui"
import type {
  EvidenceProof,
  EvidenceRequirement,
} from "../../../../../api/contracts/case-evidence"
import { Field } from "../../../../components/field"
import { CheckField } from "../../../../components/forms/check-field"
import { SelectField } from "../../../../components/select-field"
import {
  EVIDENCE_KINDS,
  EVIDENCE_METHODS_OF,
} from "../../../../lib/evidence-methods"
import { evidenceWord, methodWord } from "../../../../lib/evidence-words"

const WHEN = [
  { value: "every", label: "Every time" },
  { value: "first_supply", label: "Before the first supply only" },
]
const BEFORE = [
  { value: "approval", label: "Before approval" },
  { value: "dispatch", label: "Before dispatch (the GP's word)" },
]

type RequirementFieldsProps = {
  number: number
  requirement: EvidenceRequirement
  onChange: (next: EvidenceRequirement) => void
  onRemove: () => void
}

/** One requirement of a policy: when, before what, and the proofs of which one is enough. */
export const RequirementFields = (props: RequirementFieldsProps) => {
  const { number, requirement, onChange, onRemove } = props
  const { any_of } = requirement
  const asked = new Set(any_of.map(({ kind }) => kind))
  const id = (name: string) => `requirement-${number}-${name}`
  return (
    <fieldset className="flex flex-col gap-3 rounded-md border p-3">
      <legend className="txt-small-plus px-1">Requirement {number}</legend>
      <SelectField
        id={id("when")}
        label="When"
        value={requirement.when}
        options={WHEN}
        onChange={(when) =>
          onChange({
            ...requirement,
            when: when as EvidenceRequirement["when"],
          })
        }
      />
      <SelectField
        id={id("before")}
        label="Stands before"
        value={requirement.before}
        options={BEFORE}
        onChange={(before) =>
          onChange({
            ...requirement,
            before: before as EvidenceRequirement["before"],
          })
        }
      />
      <Text size="small" weight="plus">
        One of these is enough
      </Text>
      {EVIDENCE_KINDS.map((kind) => (
        <div key={kind} className="flex flex-col gap-2">
          <CheckField
            id={id(kind)}
            label={evidenceWord(kind)}
            isChecked={asked.has(kind)}
            onChange={(next) =>
              onChange({
                ...requirement,
                any_of: next
                  ? [
                      ...any_of,
                      {
                        kind,
                        methods: [...EVIDENCE_METHODS_OF[kind]],
                        max_age_days: 90,
                      },
                    ]
                  : any_of.filter((one) => one.kind !== kind),
              })
            }
          />
          {any_of
            .filter((one) => one.kind === kind)
            .map((proof) => (
              <ProofFields
                key={kind}
                id={id(kind)}
                proof={proof}
                onChange={(next) =>
                  onChange({
                    ...requirement,
                    any_of: any_of.map((one) => (one === proof ? next : one)),
                  })
                }
              />
            ))}
        </div>
      ))}
      <Button
        type="button"
        size="small"
        variant="secondary"
        className="self-start"
        aria-label={`Remove requirement ${number}`}
        onClick={onRemove}
      >
        Remove
      </Button>
    </fieldset>
  )
}

type ProofFieldsProps = {
  id: string
  proof: EvidenceProof
  onChange: (next: EvidenceProof) => void
}

const ProofFields = ({ id, proof, onChange }: ProofFieldsProps) => (
  <div className="flex flex-col gap-2 pl-6">
    {EVIDENCE_METHODS_OF[proof.kind].map((method) => (
      <CheckField
        key={method}
        id={`${id}-${method}`}
        label={methodWord(method)}
        isChecked={proof.methods.includes(method)}
        onChange={(next) =>
          onChange({
            ...proof,
            methods: next
              ? [...proof.methods, method]
              : proof.methods.filter((one) => one !== method),
          })
        }
      />
    ))}
    <Field id={`${id}-age`} label="At most so many days old">
      <Input
        id={`${id}-age`}
        type="number"
        min={1}
        max={730}
        value={proof.max_age_days}
        onChange={(event) =>
          onChange({ ...proof, max_age_days: Number(event.target.value) })
        }
      />
    </Field>
  </div>
)
