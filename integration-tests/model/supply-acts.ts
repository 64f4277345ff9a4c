import { clock } from "../../src/shared/clock"
import { systemActor } from "../../src/shared/actor"
import { formularyOf } from "../../src/workflows/clinical-review/services"
import {
  checkSupplyWorkflow,
  scanPackWorkflow,
  startSupplyWorkflow,
} from "../../src/workflows/dispensing/handle-supply"
import { handOverSupplyWorkflow } from "../../src/workflows/dispensing/hand-over-supply"
import { packSupplyWorkflow } from "../../src/workflows/dispensing/pack-supply"
import { updateParcelWorkflow } from "../../src/workflows/dispensing/record-tracking"
import {
  dispensingOf,
  prescribingOf,
} from "../../src/workflows/dispensing/services"
import { settleSupply } from "../../src/workflows/dispensing/settle-supply-gates"
import {
  holdSupplyWorkflow,
  releaseSupplyWorkflow,
  unpackSupplyWorkflow,
} from "../../src/workflows/dispensing/stop-supply"
import { act, type Act } from "./act"
import type { Supply, World } from "./look"
import type { Scene, Who } from "./scene"

const ON_THE_FLOOR: readonly string[] = ["dispensing", "packed", "labelled"]
const HERE: readonly string[] = [...ON_THE_FLOOR, "due", "ready"]
export const BATCHES = ["A", "B"] as const

/** What the floor, clinicians and the carrier may do with a supply. */
export function supplyActs(supply: Supply): Act[] {
  const { id, state } = supply
  const label = `supply ${supply.instalment}`
  if (!HERE.includes(state)) {
    return supply.dispatched ? deliveryActs(supply, label) : []
  }
  const isDispensing = state === "dispensing"
  const isFull = supply.packs >= supply.quantity
  const isChecked = supply.clinical && supply.accuracy
  const isHeld = supply.holds > 0
  const acts = [
    act(`${label} is held`, false, ({ container, staff }) =>
      holdSupplyWorkflow(container).run({
        input: {
          supply_id: id,
          reason_code: "clinical_query",
          note: null,
          actor: staff.team,
        },
      })
    ),
    ...(isHeld
      ? [act(`the hold of ${label} is released`, true, release(id))]
      : []),
  ]
  if (state === "due" || state === "ready") {
    acts.push(
      act(`${label} is begun`, state === "ready", (scene) => start(scene, id))
    )
  }
  if (ON_THE_FLOOR.includes(state)) {
    acts.push(
      act(`${label} is packed`, isDispensing && isChecked, (scene) =>
        pack(scene, id)
      ),
      act(`${label} is handed over`, state === "labelled", (scene) =>
        handOver(scene, id)
      ),
      act(`${label} is checked clinically`, !supply.clinical, (scene) =>
        check(scene, id, "clinical", "pharmacist")
      ),
      ...[true, false].map((intact) =>
        act(
          `${label} is unpacked, ${intact ? "intact" : "broken"}`,
          false,
          (scene) => unpack(scene, id, intact)
        )
      )
    )
  }
  if (isDispensing) {
    acts.push(
      ...BATCHES.map((batch) =>
        act(
          `a pack of batch ${batch} is scanned into ${label}`,
          !isFull,
          (scene) => scan(scene, supply, batch)
        )
      ),
      act(
        `${label} is checked for accuracy`,
        isFull && !supply.accuracy,
        (scene) => check(scene, id, "accuracy", "pharmacist2")
      )
    )
  }
  return acts
}

function deliveryActs({ parcel, state }: Supply, label: string): Act[] {
  return (["deliver", "return", "lose"] as const).flatMap((kind) =>
    parcel
      ? [
          act(
            `${label}: the carrier says ${kind}`,
            kind === "deliver" && state === "dispatched",
            ({ container, staff }) =>
              updateParcelWorkflow(container).run({
                input: { parcel_id: parcel.id, kind, actor: staff.team },
              })
          ),
        ]
      : []
  )
}

const release =
  (supply_id: string) =>
  ({ container, staff }: Scene) =>
    releaseSupplyWorkflow(container).run({
      input: { supply_id, reason: "Invented", actor: staff.pharmacist },
    })

const unpack = (
  { container, staff }: Scene,
  supply_id: string,
  intact: boolean
) =>
  unpackSupplyWorkflow(container).run({
    input: { supply_id, intact, reason: "safety", actor: staff.team },
  })

export const start = ({ container, staff }: Scene, supply_id: string) =>
  startSupplyWorkflow(container).run({
    input: { supply_id, actor: staff.team },
  })

export const pack = ({ container, staff }: Scene, supply_id: string) =>
  packSupplyWorkflow(container).run({
    input: { supply_id, actor: staff.team },
  })

export const handOver = ({ container, staff }: Scene, supply_id: string) =>
  handOverSupplyWorkflow(container).run({
    input: { supply_id, actor: staff.team },
  })

export async function scan(
  { container, ids, staff }: Scene,
  { id, quantity, packs }: Supply,
  batch_number: string
): Promise<void> {
  const { gtin } = await formularyOf(container).retrieveFormularyItem(
    ids.item_id,
    { select: ["id", "gtin"] }
  )
  await scanPackWorkflow(container).run({
    input: {
      supply_id: id,
      actor: staff.team,
      scan: {
        gtin: gtin ?? "",
        batch_number,
        expiry: "2099-01-31",
        packs: Math.max(1, quantity - packs),
      },
    },
  })
}

export const check = (
  { container, staff }: Scene,
  supply_id: string,
  kind: "clinical" | "accuracy",
  who: Who
) =>
  checkSupplyWorkflow(container).run({
    input: {
      supply_id,
      kind,
      checker: {
        user_id: staff[who].id,
        name: who,
        role: "pharmacist",
        registration_body: "GPhC",
        registration_number: "2999001",
      },
    },
  })

/** What one month's supply has in common with the next. */
const OF_SUPPLY = [
  "case_id",
  "case_reference",
  "instalment_count",
  "order_id",
  "order_display_id",
  "line_item_id",
  "customer_id",
  "patient_id",
  "category_handle",
  "formulary_item_id",
  "variant_id",
  "treatment_name",
  "quantity",
  "legal_class",
  "prescription_id",
  "approved_by",
  "approved_at",
  "promised_from",
  "promised_to",
] as const

/** The next month of what was signed; no route makes it yet, the module does. */
export function instalmentActs(world: World): Act[] {
  const last = world.supplies.at(-1)
  if (!last || last.instalment >= 4 || world.case.state !== "approved") {
    return []
  }
  const instalment_number = last.instalment + 1
  return [
    act(`supply ${instalment_number} is opened`, last.dispatched, (scene) =>
      openNext(scene, last.id, instalment_number)
    ),
  ]
}

export async function openNext(
  { container }: Scene,
  after_id: string,
  instalment_number: number
): Promise<void> {
  const dispensing = dispensingOf(container)
  const { id: _id, ...before } = await dispensing.retrieveSupply(after_id, {
    select: [...OF_SUPPLY],
  })
  const id = await dispensing.openSupply(
    { ...before, instalment_number },
    { actor: systemActor("dispensing"), now: clock.now() }
  )
  if (before.prescription_id) {
    const { prescription_id } = before
    await prescribingOf(container).reserveAhead({
      prescription_id,
      supply_id: id,
      case_id: before.case_id,
    })
  }
  await settleSupply(container, id)
}
