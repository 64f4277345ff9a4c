import { MagnifyingGlassMini } from "@medusajs/icons"
import { Input } from "@medusajs/ui"
import { useEffect, useState } from "react"

type SearchFieldProps = {
  label: string
  value: string
  onSearch: (text: string) => void
}

const PAUSE_MS = 300

/** Searches when the typing pauses. */
export const SearchField = ({ label, value, onSearch }: SearchFieldProps) => {
  const [text, setText] = useState(value)
  useEffect(() => {
    if (text.trim() === value) {
      return undefined
    }
    const timer = setTimeout(() => onSearch(text.trim()), PAUSE_MS)
    return () => clearTimeout(timer)
  }, [text, value, onSearch])
  return (
    <div className="relative isolate w-full sm:w-72">
      {/* Not type "search": Medusa's icon for that is a nameless image. */}
      <MagnifyingGlassMini
        aria-hidden="true"
        className="text-ui-fg-subtle pointer-events-none absolute left-2 top-1.5 z-10"
      />
      <Input
        type="text"
        role="searchbox"
        className="pl-7"
        size="small"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}
