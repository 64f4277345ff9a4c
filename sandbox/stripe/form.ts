import { isRecord } from "../kit/schema"

/** A form value: text, list or nested object; an empty text means "unset". */
export type FormValue = string | FormValue[] | { [key: string]: FormValue }
export type FormObject = { [key: string]: FormValue }

const FORBIDDEN = new Set(["__proto__", "constructor", "prototype"])

/** Decodes `a[b][c]=1&a[d][0]=2&e[]=3` into nested objects and lists. */
export function decodeForm(params: URLSearchParams): FormObject {
  const root: FormObject = {}
  for (const [name, value] of params) {
    put(root, keysOf(name), value)
  }
  const shaped = shape(root)
  return isFormObject(shaped) ? shaped : {}
}

function keysOf(name: string): string[] {
  const first = name.split("[")[0] ?? ""
  const rest = [...name.matchAll(/\[([^\]]*)\]/g)].map((m) => m[1] ?? "")
  return [first, ...rest]
}

function put(root: FormObject, keys: string[], value: string): void {
  let at = root
  for (const [i, raw] of keys.entries()) {
    const key = raw === "" ? String(Object.keys(at).length) : raw
    if (FORBIDDEN.has(key)) {
      return
    }
    if (i === keys.length - 1) {
      at[key] = value
      return
    }
    const next = at[key]
    const child: FormObject = isFormObject(next) ? next : {}
    at[key] = child
    at = child
  }
}

/** Objects whose keys are all numbers are lists. */
function shape(value: FormValue): FormValue {
  if (!isFormObject(value)) {
    return value
  }
  const entries = Object.entries(value)
  if (entries.length > 0 && entries.every(([key]) => /^\d+$/.test(key))) {
    return entries.map(([, item]) => shape(item))
  }
  return Object.fromEntries(entries.map(([key, item]) => [key, shape(item)]))
}

function isFormObject(value: unknown): value is FormObject {
  return isRecord(value)
}
