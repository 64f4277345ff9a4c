/** Three-valued logic (SAF-10): null is "not known yet". */
export type Truth = boolean | null

/** False beats unknown beats true. */
export function allOf(values: Iterable<Truth>): Truth {
  let result: Truth = true
  for (const value of values) {
    if (value === false) {
      return false
    }
    if (value === null) {
      result = null
    }
  }
  return result
}

/** True beats unknown beats false. */
export function anyOf(values: Iterable<Truth>): Truth {
  let result: Truth = false
  for (const value of values) {
    if (value === true) {
      return true
    }
    if (value === null) {
      result = null
    }
  }
  return result
}

/** Not knowing something is not knowing its opposite either. */
export const negate = (value: Truth): Truth => (value === null ? null : !value)
