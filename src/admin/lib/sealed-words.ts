import type {
  OpenSealedRecordType,
  SealedRecordResponse,
} from "../../api/contracts/sealed-record"

type Kept = SealedRecordResponse["sealed_record"]["retention_class"]

/** What staff choose from when they open a sealed record. */
export const OPENING_WORDS: Record<OpenSealedRecordType["reason"], string> = {
  continuity_of_care: "Care of this patient now",
  incident: "Incident or near miss",
  complaint: "Complaint",
  safeguarding: "Safeguarding",
  patient_request: "The patient asked for their record",
  regulator: "Regulator, coroner or court",
}

/** Why a record is kept, to be read after "Kept because". */
export const KEPT_WORDS: Record<Kept, string> = {
  supply: "a treatment was supplied on these answers",
  decision: "a clinician decided on these answers",
  safeguarding: "a clinician dealt with a safeguarding task",
  denial: "the form's rules turned these answers down",
}

/** The words of a reason as it stands in the list of openings. */
export const openingWord = (reason: string): string =>
  Object.entries(OPENING_WORDS).find(([code]) => code === reason)?.[1] ?? reason

/** The reason that a choice names; undefined for none. */
export const reasonOf = (
  value: string
): OpenSealedRecordType["reason"] | undefined =>
  Object.keys(OPENING_WORDS).includes(value)
    ? (value as OpenSealedRecordType["reason"])
    : undefined
