import type { OrderTreatment } from "../../lib/contracts"
import { Notice } from "../../ui/notice"
import { Paragraphs, Phones } from "../consultation/advice-parts"

type Advice = NonNullable<OrderTreatment["advice"]>

const HEADINGS: Record<Advice["level"], string> = {
  emergency: "Please get help now",
  urgent: "Please get help today",
  see_gp: "Please see your GP",
  not_suitable: "What you can do instead",
}

const NUMBERS: Record<Advice["level"], { label: string; href: string }[]> = {
  emergency: [{ label: "Call 999", href: "tel:999" }],
  urgent: [{ label: "NHS 111: call 111, day or night", href: "tel:111" }],
  see_gp: [],
  not_suitable: [],
}

/** What to do now that a clinician has said no (SAF-6). */
export function TreatmentAdvice({ advice }: { advice: Advice }) {
  const isPressing = ["emergency", "urgent"].includes(advice.level)
  return (
    <Notice
      tone={isPressing ? "danger" : "calm"}
      title={HEADINGS[advice.level]}
    >
      <Paragraphs texts={advice.texts} />
      <Phones links={NUMBERS[advice.level]} />
    </Notice>
  )
}
