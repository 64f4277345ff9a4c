import {
  checkInPolicySchema,
  type CheckInPolicy,
} from "../../../shared/check-in-policy"
import { invalid } from "../../../shared/errors"

/**
 * What a category asks before each later supply (SAF-18): null for nothing,
 * "invalid" where what is stored says nothing that could be asked. Nothing is
 * supplied by what is invalid.
 */
export function checkInOf(category: {
  check_in: unknown
}): CheckInPolicy | "invalid" | null {
  if (category.check_in === null || category.check_in === undefined) {
    return null
  }
  return checkInPolicySchema.safeParse(category.check_in).data ?? "invalid"
}

/** A policy as somebody wrote it. @throws invalid_field naming the place */
export function assertCheckIn(written: unknown): CheckInPolicy | null {
  if (written === null) {
    return null
  }
  const parsed = checkInPolicySchema.safeParse(written)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw invalid(
      ["check_in", ...(issue?.path ?? [])].join("."),
      issue?.message ?? "is no check-in"
    )
  }
  return parsed.data
}

/** What is stored, to be stored again. @throws invalid_field rather than dropping what asks something */
export const storedCheckIn = (category: {
  check_in: unknown
}): CheckInPolicy | null => assertCheckIn(category.check_in ?? null)
