import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import type { LetterRow } from "../../modules/correspondence/service"
import { contentHash } from "../../shared/canonical-json"
import { type LetterCase, readLetterFacts } from "./letter-facts"
import { renderLetter } from "./letter-pdf"

/** Writes a letter to a practice as a PDF into the private file store; gives where it lies. */
export async function storeLetter(
  container: MedusaContainer,
  about: LetterCase,
  letter: Pick<LetterRow, "id" | "patient_id">,
  practiceCode: string
): Promise<{ key: string; hash: string }> {
  const facts = await readLetterFacts(container, about, practiceCode)
  const pdf = await renderLetter(facts)
  const sealed = await container
    .resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)
    .sealLetter(letter, pdf)
  const file = await container.resolve(Modules.FILE).createFiles({
    filename: `${letter.id}.sealed`,
    mimeType: "application/octet-stream",
    content: Buffer.from(sealed, "utf8").toString("base64"),
    access: "private",
  })
  return { key: file.id, hash: contentHash(facts) }
}
