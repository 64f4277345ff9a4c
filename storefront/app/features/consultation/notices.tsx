import type { Advice } from "../../lib/contracts"
import { Notice } from "../../ui/notice"
import { Paragraphs, Phones } from "./advice-parts"

/** Advice beside answers that a clinician will look at; the consultation goes on. */
export function Notices({ notices }: { notices: Advice[] }) {
  return notices.map(({ level, title, advice, phone_links }) => (
    <Notice
      key={title}
      title={title}
      tone={level === "emergency" || level === "urgent" ? "danger" : "warn"}
    >
      <Paragraphs texts={advice} />
      <Phones links={phone_links} />
    </Notice>
  ))
}
