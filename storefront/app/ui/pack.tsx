import type { LegalClass } from "../lib/contracts"

/** A plain carton with two lines of "text"; no brand, no name. */
export function Pack({ kind }: { kind: LegalClass }) {
  const band = kind === "device" ? "#5b7f8c" : "var(--accent)"
  return (
    <svg
      className="pack"
      viewBox="0 0 120 96"
      aria-hidden="true"
      focusable="false"
    >
      <ellipse cx="60" cy="87" rx="50" ry="6" fill="#16302b" opacity=".08" />
      <path d="M14 28 30 14h82L98 28Z" fill="#f3f7f5" />
      <path d="M98 28l14-14v56L98 86Z" fill="#c9d8d2" />
      <path d="M14 28h84v58H14Z" fill="#fff" />
      <path d="M14 28h84v58H14Z" fill="none" stroke="#b9cac3" />
      <path d="M14 28 30 14h82v56L98 86" fill="none" stroke="#b9cac3" />
      <path d="M14 68h84v18H14Z" fill={band} />
      <rect x="24" y="38" width="42" height="6" rx="3" fill="#16302b" />
      <rect x="24" y="50" width="28" height="5" rx="2.5" fill="#b9cac3" />
      {kind === "device" ? (
        <g fill="none" stroke={band} strokeWidth="3">
          <rect x="74" y="37" width="15" height="24" rx="4" />
          <path d="M78 45h7M78 52h7" />
        </g>
      ) : (
        <g stroke={band} strokeWidth="3" strokeLinecap="round">
          <path d="M81.500 40v16M73.500 48h16" />
        </g>
      )}
    </svg>
  )
}
