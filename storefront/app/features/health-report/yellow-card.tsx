import { YELLOW_CARD } from "./health-report"

/** Where side effects are reported beside us. */
export function YellowCard() {
  return (
    <section className="section">
      <h2>Tell the regulator, too</h2>
      <p>
        The Yellow Card scheme collects side effects of medicines, so that they
        become safer for everybody. Anybody can report one.
      </p>
      <p>
        <a className="button" href={YELLOW_CARD} rel="noreferrer">
          Send a Yellow Card
        </a>
      </p>
    </section>
  )
}
