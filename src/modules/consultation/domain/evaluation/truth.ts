/** Three-valued logic (SAF-10): null is "not known yet". */
export type Truth = boolean | null

type Test<T> = (given: T) => Truth

// Two functions with their values written out: every rule comes through here,
// and one for both, with the value as its argument, is a tenth slower.

/** False beats unknown beats true; nothing at all is true. */
export function allOf<T>(parts: readonly Test<T>[]): Test<T> {
  const [first, second] = parts
  if (first && parts.length === 1) {
    return first
  }
  if (first && second && parts.length === 2) {
    return (given) => {
      const value = first(given)
      if (value === false) {
        return false
      }
      const other = second(given)
      return value === null && other === true ? null : other
    }
  }
  return (given) => {
    let result: Truth = true
    for (const part of parts) {
      const value = part(given)
      if (value === false) {
        return false
      }
      if (value === null) {
        result = null
      }
    }
    return result
  }
}

/** True beats unknown beats false; nothing at all is false. */
export function anyOf<T>(parts: readonly Test<T>[]): Test<T> {
  const [first, second] = parts
  if (first && parts.length === 1) {
    return first
  }
  if (first && second && parts.length === 2) {
    return (given) => {
      const value = first(given)
      if (value === true) {
        return true
      }
      const other = second(given)
      return value === null && other === false ? null : other
    }
  }
  return (given) => {
    let result: Truth = false
    for (const part of parts) {
      const value = part(given)
      if (value === true) {
        return true
      }
      if (value === null) {
        result = null
      }
    }
    return result
  }
}

/** Not knowing something is not knowing its opposite either. */
export const negate = (value: Truth): Truth => (value === null ? null : !value)
