import { useEffect, useState } from "react"

const KEY = "pharmacy-case-shortcuts"

/** Where a letter is text, or belongs to what lies over the page. */
const isTyping = (target: EventTarget | null): boolean =>
  target instanceof Element &&
  target.closest(
    "input, textarea, select, [contenteditable=true], [role=dialog], [role=alertdialog], [role=listbox], [role=menu]"
  ) !== null

/**
 * Presses what bears `data-shortcut` with the letter typed, and calls back for
 * "?". People may switch the letters off, because one who dictates types
 * letters without meaning to (WCAG 2.1.4); "?" stays, to switch them on again.
 */
export function useShortcuts(onHelp: () => void) {
  const [isOn, setOn] = useState(() => localStorage.getItem(KEY) !== "off")
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, target } = event
      if (ctrlKey || metaKey || altKey || isTyping(target)) {
        return
      }
      if (key === "?") {
        event.preventDefault()
        onHelp()
      } else if (isOn && /^[a-z]$/.test(key)) {
        const found = document.querySelector<HTMLElement>(
          `[data-shortcut="${key}"]`
        )
        if (found && found.offsetParent !== null) {
          event.preventDefault()
          found.focus()
          found.click()
        }
      }
    }
    document.addEventListener("keydown", press)
    return () => document.removeEventListener("keydown", press)
  }, [isOn, onHelp])
  const change = (next: boolean) => {
    localStorage.setItem(KEY, next ? "on" : "off")
    setOn(next)
  }
  return { isOn, change }
}
