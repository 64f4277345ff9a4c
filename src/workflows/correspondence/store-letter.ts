import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import type { LetterFile } from "../../modules/correspondence/records"
import type { LetterRow } from "../../modules/correspondence/service"
import { contentHash } from "../../shared/canonical-json"
import { type LetterCase, readLetterFacts } from "./letter-facts"
import { renderLetter, type LetterFacts } from "./letter-pdf"

/**
 * Writes a letter to a practice, and the patient's copy of it, as PDFs into the
 * private file store; gives where they lie. The copy lacks the reply code: who
 * answers with it is taken for the practice.
 */
export async function storeLetter(
  container: MedusaContainer,
  about: LetterCase,
  letter: Pick<LetterRow, "id" | "patient_id">,
  practiceCode: string
): Promise<LetterFile> {
  const facts = await readLetterFacts(container, about, practiceCode)
  const store = async (said: LetterFacts): Promise<string> => {
    const sealed = await container
      .resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)
      .sealLetter(letter, await renderLetter(said))
    const file = await container.resolve(Modules.FILE).createFiles({
      filename: `${letter.id}.sealed`,
      mimeType: "application/octet-stream",
      content: Buffer.from(sealed, "utf8").toString("base64"),
      access: "private",
    })
    return file.id
  }
  return {
    key: await store(facts),
    copy_key: await store({ ...facts, reply: null }),
    hash: contentHash(facts),
  }
}
