/** Three-valued logic (SAF-10): null is "not known yet". */
export type Truth = boolean | null

type Test<T> = (given: T) => Truth

/** False beats unknown beats true; nothing at all is true. */
export const allOf = <T>(parts: readonly Test<T>[]): Test<T> =>
  combine(parts, false)

/** True beats unknown beats false; nothing at all is false. */
export const anyOf = <T>(parts: readonly Test<T>[]): Test<T> =>
  combine(parts, true)

/** The first part with the value that decides ends it; one and two parts, the usual ones, without a loop. */
function combine<T>(parts: readonly Test<T>[], decides: boolean): Test<T> {
  const [first, second] = parts
  if (first && parts.length === 1) {
    return first
  }
  if (first && second && parts.length === 2) {
    return (given) => {
      const value = first(given)
      if (value === decides) {
        return value
      }
      const other = second(given)
      return value === null && other !== decides ? null : other
    }
  }
  return (given) => {
    let result: Truth = !decides
    for (const part of parts) {
      const value = part(given)
      if (value === decides) {
        return value
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
