import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import {
  letterMachine,
  type LetterState,
} from "../../modules/correspondence/domain/letter-machine"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import type { Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { notFound } from "../../shared/errors"

const correspondenceOf = (container: MedusaContainer) =>
  container.resolve<CorrespondenceModuleService>(CORRESPONDENCE_MODULE)

/** Letters for the staff page, those that wait for somebody first by age. */
export async function readLetters(
  container: MedusaContainer,
  filter: {
    state?: LetterState | undefined
    case_id?: string | undefined
    limit: number
    offset: number
  }
) {
  const correspondence = correspondenceOf(container)
  const [letters, count] = await correspondence.listAndCountLetters(
    {
      ...(filter.state ? { state: filter.state } : {}),
      ...(filter.case_id ? { case_id: filter.case_id } : {}),
    },
    {
      take: filter.limit,
      skip: filter.offset,
      order: { created_at: "ASC" },
    }
  )
  const codes = letters.flatMap(({ practice_code }) => practice_code ?? [])
  const practices = await correspondence.listGpPractices({ ods_code: codes })
  const named = new Map(practices.map((one) => [one.ods_code, one]))
  return {
    count,
    letters: letters.map((letter) => {
      const practice = letter.practice_code
        ? named.get(letter.practice_code)
        : undefined
      return {
        id: letter.id,
        case_id: letter.case_id,
        case_reference: letter.case_reference,
        state: letter.state,
        practice: practice
          ? {
              code: practice.ods_code,
              name: practice.name,
              address: [practice.address, practice.postcode]
                .filter(Boolean)
                .join(", "),
            }
          : null,
        sent_at: letter.sent_at?.toISOString() ?? null,
        sent_to: letter.sent_to,
        has_document: letter.file_key !== null,
        events: letterMachine.eventsFrom(letter.state),
        created_at: letter.created_at.toISOString(),
      }
    }),
  }
}

/** A letter's PDF for somebody who may see it; the reading is audited. */
export async function readLetterDocument(
  container: MedusaContainer,
  letterId: string,
  reader: Actor
): Promise<Buffer> {
  const correspondence = correspondenceOf(container)
  const [letter] = await correspondence.listLetters({ id: letterId })
  if (!letter?.file_key) {
    throw notFound("Letter", letterId)
  }
  const sealed = await container
    .resolve(Modules.FILE)
    .getAsBuffer(letter.file_key)
  const pdf = await correspondence.openLetter(letter, sealed.toString("utf8"))
  await correspondence.noteReading(
    {
      action: "letter.read",
      actor: reader,
      entity_type: "letter",
      entity_id: letter.id,
      case_id: letter.case_id,
      order_id: letter.order_id,
      patient_id: letter.patient_id,
    },
    clock.now()
  )
  return pdf
}
