import type { Pharmacy } from "../../lib/env.server"
import { telHref } from "../../lib/tel"
import { REGISTER } from "../../ui/site-footer"

/** The pharmacy that actually supplies, and how to check it. */
export function WhoWeAre({ pharmacy }: { pharmacy: Pharmacy }) {
  return (
    <section className="section" aria-labelledby="who-h">
      <h2 id="who-h">Who we are</h2>
      <p className="lead">
        {pharmacy.name} is a pharmacy registered with the General Pharmaceutical
        Council. You can check us in the{" "}
        <a href={REGISTER} rel="noreferrer">
          public register
        </a>
        .
      </p>
      <dl className="facts">
        <div>
          <dt>GPhC premises number</dt>
          <dd>{pharmacy.premisesNumber}</dd>
        </div>
        <div>
          <dt>Superintendent pharmacist</dt>
          <dd>{pharmacy.superintendent}</dd>
        </div>
        <div>
          <dt>Address</dt>
          <dd>{pharmacy.address}</dd>
        </div>
        <div>
          <dt>Telephone</dt>
          <dd>
            <a href={telHref(pharmacy.phone)}>{pharmacy.phone}</a>
          </dd>
        </div>
      </dl>
    </section>
  )
}
