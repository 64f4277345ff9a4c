/** Legal classes of packs, from the mildest; a test kit is a device. */
const FROM_MILDEST = ["device", "GSL", "P", "POM"] as const
type LegalClass = (typeof FROM_MILDEST)[number]

/** Whether `one` asks for more before it is supplied than `other`. */
export const isStricter = (one: LegalClass, other: LegalClass): boolean =>
  FROM_MILDEST.indexOf(one) > FROM_MILDEST.indexOf(other)

/** The one that asks for more before it is supplied. */
export const stricterOf = (one: LegalClass, other: LegalClass): LegalClass =>
  isStricter(one, other) ? one : other
