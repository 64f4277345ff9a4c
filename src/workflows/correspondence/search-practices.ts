import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import type { GpPracticeRow } from "../../modules/correspondence/service"
import { clock } from "../../shared/clock"
import { messageOf } from "../../shared/errors"

const SHOWN = 20
/** The directory allows fewer than five requests a second, and each address is one. */
const READ_AT_ONCE = 3
const ENOUGH = 3

/**
 * GP practices by name, town or postcode: those we know first; the national
 * directory is asked when we know few, and what it says is kept. With the
 * directory down the known ones are given.
 */
export async function searchPractices(
  container: MedusaContainer,
  text: string
): Promise<GpPracticeRow[]> {
  const correspondence = container.resolve<CorrespondenceModuleService>(
    CORRESPONDENCE_MODULE
  )
  const known = await correspondence.searchKnownPractices(text, SHOWN)
  if (known.length >= ENOUGH) {
    return known
  }
  try {
    const found = await learn(correspondence, text, known)
    return found > 0
      ? await correspondence.searchKnownPractices(text, SHOWN)
      : known
  } catch (error) {
    container
      .resolve(ContainerRegistrationKeys.LOGGER)
      .warn(`The GP directory could not be asked: ${messageOf(error)}`)
    return known
  }
}

async function learn(
  correspondence: CorrespondenceModuleService,
  text: string,
  known: GpPracticeRow[]
): Promise<number> {
  const codes = new Set(known.map((practice) => practice.ods_code))
  const listed = await correspondence.searchDirectory(text, SHOWN)
  const fresh = listed.filter(({ code }) => !codes.has(code))
  for (const { code } of fresh.slice(0, READ_AT_ONCE)) {
    const practice = await correspondence.readDirectory(code)
    if (practice) {
      await correspondence.keepPractice(practice, "ord", clock.now())
    }
  }
  for (const { code, name, postcode } of fresh.slice(READ_AT_ONCE)) {
    // The address follows when somebody chooses the practice.
    await correspondence.keepPractice(
      { code, name, postcode, address: "", active: true, successor_code: null },
      "ord-list",
      clock.now()
    )
  }
  return fresh.length
}
