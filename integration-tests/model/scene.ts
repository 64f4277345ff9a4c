import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { PATIENT_MODULE } from "../../src/modules/patient"
import type { ProfileInput } from "../../src/modules/patient/domain/profile"
import type PatientModuleService from "../../src/modules/patient/service"
import type { Actor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"
import {
  casesOf,
  openSections,
  queuedCase,
  type SeedRole,
  signIn,
} from "../fixtures/cases"
import { must, type Shop } from "../fixtures/shop"
import { look, type Ids, type World } from "./look"
import { Stages } from "./stages"

export type Who = Exclude<SeedRole, "admin" | "support">

/** Everything that an act needs. */
export type Scene = {
  container: MedusaContainer
  stages: Stages
  ids: Ids
  staff: Record<Who, Actor>
  profile: ProfileInput
  email: string
}

const ROLE_OF = {
  prescriber: "prescriber",
  pharmacist: "pharmacist",
  pharmacist2: "pharmacist",
  team: "pharmacy_team",
} as const

export const patientsOf = (container: MedusaContainer) =>
  container.resolve<PatientModuleService>(PATIENT_MODULE)

/** A paid case in the prescriber's queue, that a prescriber has claimed and read. */
export async function makeScene(shop: Shop): Promise<Scene> {
  const { container } = shop
  const case_id = await queuedCase(shop)
  const record = await casesOf(shop).retrieveClinicalCase(case_id)
  const stages = new Stages(container)
  const [money] = await stages.run<{ id: string }>(
    "select payment_collection_id as id from order_payment_collection where order_id = ?",
    [record.order_id]
  )
  const ids: Ids = {
    case_id,
    order_id: record.order_id,
    patient_id: record.patient_id,
    customer_id: must(record.customer_id),
    line_item_id: record.line_item_id,
    item_id: record.formulary_item_id,
    collection_id: must(money).id,
  }
  await stages.begin()
  await plentyOfStock(stages)
  const staff = await staffOf(container)
  const cases = casesOf(shop)
  const actor = staff.prescriber
  await cases.claim({ case_id, user_id: actor.id, actor }, clock.now())
  await openSections(shop, await signIn(shop, "prescriber"), case_id)
  return { container, stages, ids, staff, ...(await personOf(container, ids)) }
}

/** The reserved count covers every reservation that a sequence gives up. */
const plentyOfStock = (stages: Stages) =>
  stages.run(
    `update inventory_level set stocked_quantity = 100000, raw_stocked_quantity = '{"value": "100000", "precision": 20}',
       reserved_quantity = 5000, raw_reserved_quantity = '{"value": "5000", "precision": 20}'`
  )

async function staffOf(
  container: MedusaContainer
): Promise<Record<Who, Actor>> {
  const users = await container.resolve(Modules.USER).listUsers()
  const of = (who: Who): Actor => ({
    type: "staff",
    id: must(users.find(({ email }) => email.startsWith(`${who}@`))).id,
    role: ROLE_OF[who],
  })
  return {
    prescriber: of("prescriber"),
    pharmacist: of("pharmacist"),
    pharmacist2: of("pharmacist2"),
    team: of("team"),
  }
}

async function personOf(container: MedusaContainer, ids: Ids) {
  const { row, person } = await patientsOf(container).readSubject(
    ids.patient_id
  )
  const profile: ProfileInput = {
    ...person,
    phone: row.phone,
    gp: { answer: "no_gp" },
  }
  return { profile, email: row.email }
}

export const lookAt = (scene: Scene): Promise<World> =>
  look(scene.stages, scene.ids)
