const STEPS = [
  {
    title: "Answer the questions",
    text: "About ten minutes, one question at a time. You can stop and come back. If something means treatment isn’t safe for you, we say so at once and tell you what to do instead.",
  },
  {
    title: "A clinician decides",
    text: "A registered prescriber or pharmacist reads your answers, may ask you something, and decides. If they can’t approve your treatment, you get your money back in full.",
  },
  {
    title: "We send it, discreetly",
    text: "Our pharmacists check and pack your order in plain packaging. You get a tracking link, and you can write to us from your account at any time.",
  },
]

/** Three steps from question to parcel. */
export function HowItWorks() {
  return (
    <section className="section" id="how-it-works" aria-labelledby="how-h">
      <h2 id="how-h">How it works</h2>
      <ol className="how">
        {STEPS.map(({ title, text }) => (
          <li key={title}>
            <h3>{title}</h3>
            <p className="muted">{text}</p>
          </li>
        ))}
      </ol>
    </section>
  )
}
