/** The key under which the configured directory is registered. */
export const GP_DIRECTORY = "gp_directory"

/** A practice as a directory lists it. */
export type ListedPractice = {
  /** ODS code, e.g. "G81086". */
  code: string
  name: string
  postcode: string
}

/** A practice in full. */
export type DirectoryPractice = ListedPractice & {
  /** One line, without the postcode. */
  address: string
  active: boolean
  /** The practice that took it over. */
  successor_code: string | null
}

/** A national directory of GP practices. None is a reliable source of email addresses. */
export abstract class AbstractGpDirectory {
  static identifier: string

  /**
   * Active GP practices by part of their name or by postcode; at most `limit`.
   * @throws PartnerHttpError
   */
  abstract search(text: string, limit: number): Promise<ListedPractice[]>

  /** One practice; null when the directory doesn't know the code. @throws PartnerHttpError */
  abstract read(code: string): Promise<DirectoryPractice | null>
}
