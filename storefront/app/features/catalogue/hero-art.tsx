/** A quiet drawing: a parcel, a leaf, a clinician's tick. */
export function HeroArt() {
  return (
    <svg
      className="hero-art"
      viewBox="0 0 420 340"
      aria-hidden="true"
      focusable="false"
    >
      <circle cx="222" cy="166" r="152" fill="var(--tint)" />
      <path
        d="M318 44c-66 4-104 40-104 82 0 12 3 22 8 30 12-42 36-66 66-80-24 22-42 48-52 90 6 3 13 4 20 4 42-2 66-52 62-126Z"
        fill="var(--accent)"
        opacity=".9"
      />
      <path d="m92 176 40-30h190l-40 30Z" fill="#f7f3ea" />
      <path d="M282 176l40-30v112l-40 34Z" fill="#dccfb4" />
      <path d="M92 176h190v116H92Z" fill="#f0e6d2" />
      <path d="M168 176h38v40l-19-12-19 12Z" fill="#d9c9a8" />
      <rect x="112" y="246" width="64" height="8" rx="4" fill="#b59f73" />
      <rect x="112" y="264" width="42" height="8" rx="4" fill="#cdbb95" />
      <g>
        <rect
          x="46"
          y="70"
          width="120"
          height="88"
          rx="14"
          fill="#fff"
          stroke="var(--tint-strong)"
          strokeWidth="2"
        />
        <circle cx="76" cy="98" r="13" fill="var(--accent)" />
        <path
          d="m70 98 4.500 5 8-9"
          fill="none"
          stroke="#fff"
          strokeWidth="3"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
        <rect
          x="98"
          y="93"
          width="52"
          height="9"
          rx="4.500"
          fill="var(--ink)"
        />
        <rect
          x="64"
          y="124"
          width="86"
          height="7"
          rx="3.500"
          fill="var(--tint-strong)"
        />
        <rect
          x="64"
          y="138"
          width="58"
          height="7"
          rx="3.500"
          fill="var(--tint-strong)"
        />
      </g>
    </svg>
  )
}
