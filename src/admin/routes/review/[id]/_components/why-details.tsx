import { Text } from "@medusajs/ui"
import type { CaseDetail } from "../../../../../api/contracts/case"
import type { Banner } from "../../../../lib/banner"
import { Facts } from "../../../../components/facts"

type WhyProps = { rule: NonNullable<Banner["rule"]>; found: CaseDetail }

/** Why a rule spoke: which, of which version, on which answers, from which source, and what it tells the patient. */
export const WhyDetails = ({ rule, found }: WhyProps) => {
  const { consultation } = found
  const answers = (consultation?.sections ?? [])
    .flatMap((section) => section.answers)
    .filter(({ question_id }) => rule.answers_used.includes(question_id))
  return (
    <>
      {answers.map(({ question_id, label, text }) => (
        <Text key={question_id} size="small" className="text-ui-fg-subtle">
          {label} <span className="text-ui-fg-base font-medium">{text}</span>
        </Text>
      ))}
      <details className="mt-1">
        <summary className="txt-small text-ui-fg-subtle cursor-pointer">
          Why: rule, source and advice
        </summary>
        <div className="mt-2">
          <Facts
            facts={[
              [
                "Rule",
                `${rule.rule_id}, version ${consultation?.form.version ?? "?"} of ${consultation?.form.title ?? "the form"}`,
              ],
              ["Source", rule.source],
              [
                "To the patient",
                `${rule.told.title}: ${rule.told.text.join(" ")}`,
              ],
            ]}
          />
        </div>
      </details>
    </>
  )
}
