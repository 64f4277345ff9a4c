import { runningEnv } from "../../../shared/env"
import type { EmailMessage } from "./types"

export type EmailParts = {
  to: string
  subject: string
  /** Plain sentences; no markup. */
  paragraphs: string[]
  action?: { label: string; url: string }
}

const escape = (text: string): string =>
  text.replace(
    /[&<>"']/g,
    (sign) =>
      ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" })[
        sign
      ] ?? sign
  )

/** The house's one email layout, as text and as HTML. Images, trackers and web fonts: none. */
export function composeEmail(parts: EmailParts): EmailMessage {
  const pharmacy = runningEnv()
  const footer = [
    pharmacy.PHARMACY_NAME,
    pharmacy.PHARMACY_ADDRESS,
    `GPhC premises number ${pharmacy.PHARMACY_PREMISES_NUMBER}`,
    `Telephone ${pharmacy.PHARMACY_PHONE}`,
  ]
  const text = [
    ...parts.paragraphs,
    ...(parts.action ? [`${parts.action.label}: ${parts.action.url}`] : []),
    footer.join("\n"),
  ].join("\n\n")
  const html = `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><title>${escape(parts.subject)}</title></head>
<body style="margin:0;background:#f4f6f5;font-family:system-ui,-apple-system,'Segoe UI',sans-serif;color:#17211d">
<div style="max-width:34rem;margin:0 auto;padding:2rem 1.25rem">
<p style="font-weight:600;font-size:1.1rem;color:#0f5c4a">${escape(pharmacy.PHARMACY_NAME)}</p>
<div style="background:#ffffff;border:1px solid #dbe3df;border-radius:12px;padding:1.5rem;line-height:1.55">
${parts.paragraphs.map((paragraph) => `<p>${escape(paragraph)}</p>`).join("\n")}
${parts.action ? `<p><a href="${escape(parts.action.url)}" style="display:inline-block;background:#0f5c4a;color:#ffffff;text-decoration:none;padding:.75rem 1.25rem;border-radius:8px">${escape(parts.action.label)}</a></p>` : ""}
</div>
<p style="font-size:.85rem;color:#4a5a53">${footer.map(escape).join("<br>")}</p>
</div></body></html>`
  return { to: parts.to, subject: parts.subject, text, html }
}
