/** Texts as paragraphs. */
export function Paragraphs({ texts }: { texts: string[] }) {
  return texts.map((text) => <p key={text}>{text}</p>)
}

/** Numbers to call, as large links. */
export function Phones({
  links,
}: {
  links: { label: string; href: string }[]
}) {
  return links.length === 0 ? null : (
    <ul className="phones">
      {links.map(({ label, href }) => (
        <li key={href}>
          <a href={href}>{label}</a>
        </li>
      ))}
    </ul>
  )
}
