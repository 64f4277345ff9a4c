import type { PlanView } from "../../lib/contracts"
import { formatDate } from "../../lib/dates"

/** What a patient may do with their plan now; empty where nothing is left to do. */
export function PlanChanges({ plan }: { plan: PlanView }) {
  const { may } = plan
  const here = `/account/plans/${plan.id}`
  const isAny =
    may.skip ||
    may.move ||
    may.pause ||
    may.resume ||
    may.change_card ||
    may.ask_to_end
  if (!isAny) {
    return null
  }
  return (
    <section className="section">
      <h2>Change your plan</h2>
      <ul className="rows">
        {may.skip || may.move ? (
          <li>
            <a href={`${here}/next`}>
              Skip the next month, or choose another day
            </a>
          </li>
        ) : null}
        {may.pause ? (
          <li>
            <div>
              <p>Pause your plan</p>
              <p className="muted small">
                Nothing is charged and nothing is sent until you resume it.
              </p>
            </div>
            <PlanButton does="pause" label="Pause" quiet />
          </li>
        ) : null}
        {may.resume ? (
          <li>
            <div>
              <p>Resume your plan</p>
              <p className="muted small">
                {plan.asked_to_end_at
                  ? `You asked us to end it on ${formatDate(plan.asked_to_end_at)}. This takes your request back.`
                  : "The next month is due at once if its day has passed."}
              </p>
            </div>
            <PlanButton does="resume" label="Resume" />
          </li>
        ) : null}
        {may.change_card ? (
          <li>
            <a href={`${here}/card`}>Pay with another card</a>
          </li>
        ) : null}
        {may.change_address ? (
          <li>
            <a href={`${here}/address`}>Send your parcels to another address</a>
          </li>
        ) : null}
        {may.ask_to_end ? (
          <li>
            <a href={`${here}/end`}>Ask us to end this plan</a>
          </li>
        ) : null}
      </ul>
    </section>
  )
}

type ButtonProps = { does: "pause" | "resume"; label: string; quiet?: boolean }

function PlanButton({ does, label, quiet }: ButtonProps) {
  return (
    <form method="post">
      <button
        className={quiet ? "button quiet" : "button"}
        name="does"
        value={does}
      >
        {label}
        <span className="visually-hidden"> this plan</span>
      </button>
    </form>
  )
}
