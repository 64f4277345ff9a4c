import type { AnswerValue } from "../../lib/contracts"

/** The backend's limit, said here as well so that nobody waits for a refusal. */
export const MAX_FILE_BYTES = 10 * 1024 * 1024
export const TOO_LARGE = "Choose a file that is smaller than 10 MB"

export type FileAnswer = { file_id: string; name: string }

/** A saved answer as an uploaded file, or null when it is something else. */
export const asFile = (value: AnswerValue | undefined): FileAnswer | null =>
  typeof value === "object" && value !== null && "file_id" in value
    ? value
    : null
