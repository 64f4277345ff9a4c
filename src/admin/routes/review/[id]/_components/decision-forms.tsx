import { Tabs } from "@medusajs/ui"
import type { ReactNode } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { ApproveForm } from "./approve-form"
import { AskForm } from "./ask-form"
import { DenyForm } from "./deny-form"
import { ProcessForm } from "./process-form"
import { ProposeForm } from "./propose-form"

type Choice = {
  value: string
  label: string
  /** The letter that goes to it. */
  shortcut: string
  form: ReactNode
}

/** What the holder may decide, one beside the other (REV-2, REV-4). */
function choicesOf(found: CaseDetail): Choice[] {
  const isProcessed = ["GSL", "device"].includes(found.legal_class)
  return [
    isProcessed
      ? {
          value: "process",
          label: "Process",
          shortcut: "a",
          form: <ProcessForm found={found} />,
        }
      : {
          value: "approve",
          label: "Approve",
          shortcut: "a",
          form: <ApproveForm key={found.id} found={found} />,
        },
    ...(isProcessed
      ? []
      : [
          {
            value: "propose",
            label: "Change",
            shortcut: "p",
            form: <ProposeForm key={found.id} found={found} />,
          },
        ]),
    {
      value: "ask",
      label: "Ask",
      shortcut: "m",
      form: <AskForm found={found} />,
    },
    {
      value: "deny",
      label: "Deny",
      shortcut: "d",
      form: <DenyForm found={found} />,
    },
  ]
}

export const DecisionForms = ({ found }: { found: CaseDetail }) => {
  const choices = choicesOf(found)
  return (
    <Tabs defaultValue={choices[0]?.value ?? ""} key={found.id}>
      <Tabs.List aria-label="Decision" className="flex-wrap">
        {choices.map(({ value, label, shortcut }) => (
          <Tabs.Trigger key={value} value={value} data-shortcut={shortcut}>
            {label}
          </Tabs.Trigger>
        ))}
      </Tabs.List>
      {choices.map(({ value, form }) => (
        <Tabs.Content key={value} value={value} className="mt-4">
          {form}
        </Tabs.Content>
      ))}
    </Tabs>
  )
}
