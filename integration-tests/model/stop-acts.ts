import { CASE_ENDED } from "../../src/modules/dispensing/domain/stop-order"
import { partnerActor } from "../../src/shared/actor"
import {
  openStopWorkflow,
  releaseStopWorkflow,
} from "../../src/workflows/dispensing/open-stop"
import { closeHealthReportWorkflow } from "../../src/workflows/messaging/close-health-report"
import { openHealthReportWorkflow } from "../../src/workflows/messaging/open-health-report"
import { act, type Act } from "./act"
import type { World } from "./look"
import type { Scene } from "./scene"
import { BATCHES } from "./supply-acts"

const gp = partnerActor("gp_letter_code")

/** Stops over everything, and their ends. */
export function stopActs(world: World): Act[] {
  const open = (
    name: string,
    of: (scene: Scene) => {
      scope: "patient" | "case" | "item" | "batch"
      subject_id: string
      batch_number?: string
    }
  ) =>
    act(`a stop of ${name} is opened`, false, (scene) =>
      openStopWorkflow(scene.container).run({
        input: {
          ...of(scene),
          reason_code: "recall",
          note: null,
          actor: scene.staff.team,
        },
      })
    )
  return [
    open("the patient", ({ ids }) => ({
      scope: "patient",
      subject_id: ids.patient_id,
    })),
    open("the case", ({ ids }) => ({ scope: "case", subject_id: ids.case_id })),
    open("the item", ({ ids }) => ({ scope: "item", subject_id: ids.item_id })),
    ...BATCHES.map((batch_number) =>
      open(`batch ${batch_number}`, ({ ids }) => ({
        scope: "batch",
        subject_id: ids.item_id,
        batch_number,
      }))
    ),
    act("the GP objects", false, ({ container, ids }) =>
      openStopWorkflow(container).run({
        input: {
          scope: "case",
          subject_id: ids.case_id,
          reason_code: "gp_objection",
          note: null,
          actor: gp,
          key: `gp_reply:model-${ids.case_id}`,
        },
      })
    ),
    act("the patient reports a side effect", false, ({ container, ids }) =>
      openHealthReportWorkflow(container).run({
        input: {
          case_id: ids.case_id,
          kind: "side_effect",
          severity: "mild",
          text: "Invented",
          yellow_card_by_patient: false,
          actor: { type: "patient", id: ids.customer_id },
          key: "model",
        },
      })
    ),
    ...world.stops.map(({ id, scope, reason_code }) =>
      act(
        `the stop of the ${scope} (${reason_code}) is released`,
        reason_code !== CASE_ENDED,
        ({ container, staff }) =>
          releaseStopWorkflow(container).run({
            input: { stop_id: id, reason: "Invented", actor: staff.pharmacist },
          })
      )
    ),
    ...world.reports.map((report_id) =>
      act(
        "the report is closed and its stop released",
        true,
        ({ container, staff }) =>
          closeHealthReportWorkflow(container).run({
            input: {
              report_id,
              note: "Invented",
              yellow_card_reference: null,
              release_stop: true,
              actor: staff.pharmacist,
            },
          })
      )
    ),
  ]
}
