import type { CategoryCard } from "../../lib/contracts"

/** The conditions, by name and in plain words; no medicine is named here. */
export function ConditionList({ categories }: { categories: CategoryCard[] }) {
  return (
    <section className="section" id="conditions" aria-labelledby="conditions-h">
      <h2 id="conditions-h">What can we help with?</h2>
      <ul className="grid">
        {categories.map(({ handle, name, summary }) => (
          <li key={handle}>
            <div className="card linked">
              <h3>
                <a href={`/conditions/${handle}`}>{name}</a>
              </h3>
              <p className="muted">{summary}</p>
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}
