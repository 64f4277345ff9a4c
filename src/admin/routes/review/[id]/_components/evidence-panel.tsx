import { Button, Text } from "@medusajs/ui"
import { useState } from "react"
import type { CaseDetail } from "../../../../../api/contracts/case"
import { Panel } from "../../../../components/panel"
import { StateBadge } from "../../../../components/state-badge"
import { useMe } from "../../../../hooks/staff"
import {
  beforeText,
  proofText,
  requirementTitle,
} from "../../../../lib/evidence-words"
import { EvidenceItem } from "./evidence-item"
import { RecordEvidenceDrawer } from "./record-evidence-drawer"

type Requirement = CaseDetail["evidence"]["required"][number]

const stateOf = ({ applies, met_by }: Requirement) => {
  if (!applies) {
    return { word: "Not needed now", colour: "grey" as const }
  }
  return met_by
    ? { word: "There", colour: "green" as const }
    : { word: "Missing", colour: "red" as const }
}

const RequirementRow = ({ asked }: { asked: Requirement }) => {
  const { word, colour } = stateOf(asked)
  return (
    <li className="bg-ui-bg-subtle flex flex-col gap-1 rounded-md border p-3">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <Text size="small" weight="plus">
          {requirementTitle(asked.any_of)}
        </Text>
        <StateBadge color={colour}>{word}</StateBadge>
      </div>
      <Text size="xsmall" className="text-ui-fg-subtle">
        {beforeText(asked)}
      </Text>
      {asked.any_of.map((proof) => (
        <Text
          key={proof.kind}
          size="small"
          className="text-ui-fg-subtle break-words"
        >
          {proofText(proof)}
        </Text>
      ))}
    </li>
  )
}

/** What the category's policy asks for, and what there is about the patient (SAF-4). */
export const EvidencePanel = ({ found }: { found: CaseDetail }) => {
  const me = useMe().data
  const [isRecording, setRecording] = useState(false)
  const { required, present, policy_valid } = found.evidence
  const mayRecord =
    (me?.role === "prescriber" || me?.role === "pharmacist") &&
    found.ended_as === null
  return (
    <Panel
      title="Evidence"
      aside={
        mayRecord ? (
          <Button
            size="small"
            variant="secondary"
            onClick={() => setRecording(true)}
          >
            Record evidence
          </Button>
        ) : null
      }
    >
      <div className="flex flex-col gap-4">
        {required.length > 0 ? (
          <ul className="flex flex-col gap-2">
            {required.map((asked, at) => (
              <RequirementRow key={at} asked={asked} />
            ))}
          </ul>
        ) : (
          <Text size="small" className="text-ui-fg-subtle">
            {policy_valid
              ? "This category asks for no evidence beside the consultation."
              : "This category has no valid evidence policy, so nothing is approved in it."}
          </Text>
        )}
        {present.length > 0 ? (
          <ul className="flex flex-col divide-y">
            {present.map((item) => (
              <EvidenceItem key={item.id} item={item} mayWithdraw={mayRecord} />
            ))}
          </ul>
        ) : null}
      </div>
      {isRecording ? (
        <RecordEvidenceDrawer
          found={found}
          onClose={() => setRecording(false)}
        />
      ) : null}
    </Panel>
  )
}
