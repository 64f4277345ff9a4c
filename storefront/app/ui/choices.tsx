import type { ReactNode } from "react"

export type Choice = {
  value: string
  label: string
  detail?: ReactNode
  aside?: ReactNode
  /** Excludes the other boxes of its group. */
  exclusive?: boolean
  disabled?: boolean
}

type Props = {
  name: string
  kind: "radio" | "checkbox"
  choices: Choice[]
  chosen: string[]
  inline?: boolean
  /** For a name that several groups share; the name itself otherwise. */
  idPrefix?: string
}

/** Radios or boxes as large targets; the first carries the group's own id. */
export function Choices(props: Props) {
  const { name, kind, choices, chosen, inline } = props
  const id = props.idPrefix ?? name
  return (
    <div
      className={`choices ${inline ? "inline" : ""}`}
      data-exclusive-group={kind === "checkbox" ? "" : undefined}
    >
      {choices.map((choice, index) => (
        <div key={choice.value}>
          {choice.exclusive && index > 0 ? <p className="or">or</p> : null}
          <label className="choice">
            <input
              type={kind}
              id={index === 0 ? id : `${id}-${index}`}
              name={name}
              value={choice.value}
              defaultChecked={chosen.includes(choice.value)}
              disabled={choice.disabled}
              data-exclusive={choice.exclusive ? "true" : undefined}
            />
            <span>
              {choice.label}
              {choice.detail ? (
                <span className="detail">{choice.detail}</span>
              ) : null}
            </span>
            {choice.aside ? (
              <span className="aside">{choice.aside}</span>
            ) : null}
          </label>
        </div>
      ))}
    </div>
  )
}
