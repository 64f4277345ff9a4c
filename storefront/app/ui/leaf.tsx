/** The pharmacy's mark. */
export function Leaf() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="9" fill="var(--accent)" />
      <path
        d="M24 7C13 7 8 12.5 8 18c0 2.2.8 3.9 2 5.2C12 17 15.5 13.5 20 11.5c-4 3.3-6.7 7-8.2 12.9C13 25 14 25 15 25c6 0 9.500-6 9-18Z"
        fill="#fff"
      />
    </svg>
  )
}
