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
    <div className="w-full sm:w-72">
      <Input
        type="search"
        size="small"
        aria-label={label}
        placeholder={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
    </div>
  )
}
