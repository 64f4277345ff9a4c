const FIELDS =
  'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="listbox"], [role="menu"], [role="tab"]'
const DIALOGS = '[role="dialog"], [role="alertdialog"]'

type Pressed = Pick<
  KeyboardEvent,
  "altKey" | "ctrlKey" | "metaKey" | "isComposing"
>

/** Whether a key belongs to a field, a dialog or the browser, and is no shortcut. */
export const isForFields = (
  pressed: Pressed,
  focused: { closest(selector: string): unknown } | null
): boolean =>
  pressed.altKey ||
  pressed.ctrlKey ||
  pressed.metaKey ||
  pressed.isComposing ||
  Boolean(focused?.closest(`${FIELDS}, ${DIALOGS}`))

/** The row that comes next, the list's ends held; `at` is -1 for none. */
export const rowAfter = (at: number, step: 1 | -1, count: number): number =>
  at < 0
    ? step > 0
      ? 0
      : count - 1
    : Math.max(0, Math.min(count - 1, at + step))

/** What a key does, as "?" shows it. */
export type PageKey = { keys: string; does: string }

export const QUEUE_KEYS: PageKey[] = [
  { keys: "j or ↓", does: "Next row" },
  { keys: "k or ↑", does: "Row before" },
  { keys: "Enter", does: "Open the case" },
  { keys: "c", does: "Claim the case of the row" },
  { keys: "n", does: "Claim and open the oldest case that waits for you" },
  { keys: "/", does: "Search" },
  { keys: "?", does: "Show these keys" },
]

export const CASE_KEYS: PageKey[] = [
  { keys: "c", does: "Claim the case" },
  { keys: "a", does: "Approve, or process" },
  { keys: "p", does: "Change what is prescribed" },
  { keys: "m", does: "Message: ask the patient" },
  { keys: "d", does: "Deny" },
  { keys: "f", does: "To the flags" },
  { keys: "n", does: "Claim and open the oldest case that waits for you" },
  { keys: "?", does: "Show these keys" },
]
