import { Badge, Text } from "@medusajs/ui"
import type { GpReplyView } from "../../../../../api/contracts/letter-reply"
import { Panel } from "../../../../components/panel"
import { formatDateTime } from "../../../../lib/format"

const KINDS = {
  objection: { word: "Objects to the treatment", color: "red" },
  question: { word: "Has a question", color: "orange" },
  confirmation: { word: "Confirms the treatment", color: "green" },
  information: { word: "For information", color: "grey" },
} as const

/** What the patient's GP answered to the letter; nothing is shown where nobody did (TRG-5). */
export const GpRepliesPanel = ({ replies }: { replies: GpReplyView[] }) =>
  replies.length === 0 ? null : (
    <Panel title={replies.length === 1 ? "The GP replied" : "The GP’s replies"}>
      <ul className="flex flex-col gap-3">
        {replies.map((reply) => (
          <li key={reply.id} className="flex flex-col gap-1">
            <div className="flex flex-wrap items-center gap-2">
              <Badge size="2xsmall" color={KINDS[reply.kind].color}>
                {KINDS[reply.kind].word}
              </Badge>
              <Text size="small" className="text-ui-fg-subtle">
                {reply.name}, {reply.role}
                {reply.phone ? `, ${reply.phone}` : ""} ·{" "}
                {formatDateTime(reply.received_at)}
              </Text>
            </div>
            <Text size="small" className="whitespace-pre-line">
              {reply.text}
            </Text>
          </li>
        ))}
      </ul>
    </Panel>
  )
