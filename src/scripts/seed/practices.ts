import type { MedusaContainer } from "@medusajs/framework/types"
import { CORRESPONDENCE_MODULE } from "../../modules/correspondence"
import type CorrespondenceModuleService from "../../modules/correspondence/service"
import { systemActor } from "../../shared/actor"
import { clock } from "../../shared/clock"

/** Invented practices of the local directory whose addresses count as verified in a demonstration. */
const PRACTICES = [
  {
    code: "Z90001",
    name: "Millbrook Surgery",
    address: "10 High Street, Leeds, West Yorkshire",
    postcode: "LS98 0ZA",
    email: "reception@z90001.example",
  },
  {
    code: "Z90002",
    name: "Beaconfield Medical Centre",
    address: "23 Station Road, Bradford, West Yorkshire",
    postcode: "BD98 1ZB",
    email: "reception@z90002.example",
  },
]

/** Adds the practices and their addresses; what is there already stays. */
export async function seedPractices(container: MedusaContainer): Promise<void> {
  const correspondence = container.resolve<CorrespondenceModuleService>(
    CORRESPONDENCE_MODULE
  )
  const now = clock.now()
  for (const { email, ...practice } of PRACTICES) {
    const [known] = await correspondence.listGpPractices({
      ods_code: practice.code,
    })
    if (!known) {
      await correspondence.keepPractice(
        { ...practice, active: true, successor_code: null },
        "seed",
        now
      )
    }
    if (!(await correspondence.verifiedAddress(practice.code))) {
      await correspondence.verifyContact(
        {
          ods_code: practice.code,
          email,
          source: "seed",
          actor: systemActor("seed"),
        },
        now
      )
    }
  }
}
