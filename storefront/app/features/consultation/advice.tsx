import type { Advice as Denial, AdviceLevel } from "../../lib/contracts"
import type { Pharmacy } from "../../lib/env.server"
import { telHref } from "../../lib/tel"
import { Notice } from "../../ui/notice"
import { Paragraphs, Phones } from "./advice-parts"

type Props = { denial: Denial; reference: string; pharmacy: Pharmacy }

/** What to do next when the form itself has to say no (CON-3). */
const HEADINGS: Record<Exclude<AdviceLevel, "emergency">, string> = {
  urgent: "Please get help today",
  see_gp: "Please see your GP",
  not_suitable: "What you can do instead",
}

/** Numbers that everybody should see at a level, when the rule names none. */
const ALWAYS: Record<AdviceLevel, { label: string; href: string }[]> = {
  emergency: [{ label: "Call 999", href: "tel:999" }],
  urgent: [
    { label: "NHS 111: call 111, day or night", href: "tel:111" },
    {
      label: "Samaritans: call 116 123, free, day or night",
      href: "tel:116123",
    },
  ],
  see_gp: [],
  not_suitable: [],
}

function Emergency({ denial }: { denial: Denial }) {
  const others = denial.phone_links.filter(({ href }) => href !== "tel:999")
  return (
    <div className="emergency">
      <h1>{denial.title}</h1>
      <p>
        <a className="call" href="tel:999">
          Call 999 now
        </a>
      </p>
      <Paragraphs texts={denial.advice} />
      <Phones links={others} />
    </div>
  )
}

/** The page of a consultation that the rules have ended. */
export function Advice({ denial, reference, pharmacy }: Props) {
  const { level } = denial
  const links =
    denial.phone_links.length > 0 ? denial.phone_links : ALWAYS[level]
  return (
    <>
      {level === "emergency" ? (
        <Emergency denial={denial} />
      ) : (
        <>
          <h1>{denial.title}</h1>
          <Notice
            tone={level === "urgent" ? "danger" : "calm"}
            title={HEADINGS[level]}
          >
            <Paragraphs texts={denial.advice} />
            <Phones links={links} />
          </Notice>
        </>
      )}
      <h2>What this means</h2>
      <p>
        Because of one of your answers, we can’t go on with this consultation
        online. That isn’t a judgement about you: a clinician needs to see you,
        or this treatment could harm you.
      </p>
      <ul>
        <li>You haven’t been charged anything.</li>
        <li>
          Our clinical team sees that this consultation ended, and keeps your
          answers confidential.
        </li>
        <li>Nothing has been sent to your GP.</li>
      </ul>
      <h2>If you’d like to talk to us</h2>
      <p>
        Call our pharmacy on{" "}
        <a href={telHref(pharmacy.phone)}>{pharmacy.phone}</a>, also if you
        think you gave a wrong answer by mistake. Please have your reference to
        hand: <strong className="nums">{reference}</strong>.
      </p>
      <p>
        <a href="/">Go to the home page</a>
      </p>
    </>
  )
}
