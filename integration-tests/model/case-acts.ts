import { CASE_ENDED } from "../../src/modules/dispensing/domain/stop-order"
import { clock } from "../../src/shared/clock"
import { askPatientWorkflow } from "../../src/workflows/clinical-review/ask-patient"
import { decideCaseWorkflow } from "../../src/workflows/clinical-review/decide-case"
import { denyCaseWorkflow } from "../../src/workflows/clinical-review/deny-case"
import { holdCaseWorkflow } from "../../src/workflows/clinical-review/hold-case"
import { markCasesPaidWorkflow } from "../../src/workflows/clinical-review/mark-cases-paid"
import { stopCaseWorkflow } from "../../src/workflows/clinical-review/stop-case"
import { transitionCaseWorkflow } from "../../src/workflows/clinical-review/transition-case"
import { freezeCase } from "../../src/workflows/dispensing/end-case-supply"
import { moveAuthorityWorkflow } from "../../src/workflows/prescribing/move-authority"
import { regeneratePrescriptionWorkflow } from "../../src/workflows/prescribing/regenerate-prescription"
import { releaseRefundsOf } from "../../src/workflows/billing/release-refund"
import { pressRefundWorkflow } from "../../src/workflows/billing/press-refund"
import { sweepFrozenCases } from "../../src/workflows/sweeps/frozen-cases"
import { act, type Act } from "./act"
import type { Refund, Rx, World } from "./look"
import { answerCheck, answerRefund, sendNotice } from "./partner-acts"
import { patientsOf, type Scene } from "./scene"

const IP = "203.0.113.7"

/** What clinicians, staff and patient may do with the case. */
export function caseActs(world: World): Act[] {
  const { state, legal_class } = world.case
  const isOpen = world.case.ended_as === null
  const decider = legal_class === "POM" ? "prescriber" : "pharmacist"
  // Before the money is taken an ending is a matter of Stripe, which isn't played here.
  const mayEnd = isOpen && state !== "payment_pending"
  const acts: Act[] = mayEnd ? [act("staff cancel the case", false, stop)] : []
  if (state === "approved") {
    acts.push(
      act(
        "whoever ends the case dies after freezing it",
        false,
        ({ container, ids, staff }) =>
          freezeCase(container, ids.case_id, staff.pharmacist)
      ),
      act("the money is given back elsewhere", false, ({ stages, ids }) =>
        stages.run(
          "update payment_collection set refunded_amount = captured_amount where id = ?",
          [ids.collection_id]
        )
      )
    )
  }
  if (world.stops.some(({ reason_code }) => reason_code === CASE_ENDED)) {
    acts.push(
      act("ten minutes later the sweep looks for frozen cases", true, thaw)
    )
  }
  if (state === "payment_pending") {
    acts.push(act("the payment is captured", true, capture))
  }
  if (state === "queued") {
    acts.push(
      act(`the ${decider} claims`, true, (scene) => claim(scene, decider))
    )
  }
  if (state === "in_review" || state === "queued") {
    acts.push(
      act(`the ${decider} approves`, state === "in_review", (scene) =>
        approve(scene, decider)
      ),
      act("it is denied", false, (scene) =>
        denyCaseWorkflow(scene.container).run({
          input: {
            case_id: scene.ids.case_id,
            actor: scene.staff[decider],
            ip: IP,
            reason: "interaction",
            notes: "Invented",
          },
        })
      ),
      act("the patient is asked", false, (scene) =>
        askPatientWorkflow(scene.container).run({
          input: {
            case_id: scene.ids.case_id,
            actor: scene.staff[decider],
            event: "ask",
            text: "Invented?",
          },
        })
      )
    )
  }
  if (state === "awaiting_patient") {
    acts.push(act("the patient answers", true, reply))
  }
  return acts
}

const stop = ({ container, ids, staff }: Scene) =>
  stopCaseWorkflow(container).run({
    input: {
      case_id: ids.case_id,
      event: "cancel",
      actor: staff.pharmacist,
      reason: "Invented",
    },
  })

async function thaw({ container }: Scene): Promise<void> {
  clock.setOffset(clock.offset() + 11 * 60_000)
  await sweepFrozenCases(container)
}

const claim = (scene: Scene, who: "prescriber" | "pharmacist") =>
  holdCaseWorkflow(scene.container).run({
    input: {
      case_id: scene.ids.case_id,
      event: "claim",
      actor: scene.staff[who],
    },
  })

export const approve = (scene: Scene, who: "prescriber" | "pharmacist") =>
  decideCaseWorkflow(scene.container).run({
    input: {
      case_id: scene.ids.case_id,
      asked: "approve",
      actor: scene.staff[who],
      ip: IP,
      proposal: null,
      gp_justification: "Invented",
      notes: null,
    },
  })

const reply = ({ container, ids }: Scene) =>
  transitionCaseWorkflow(container).run({
    input: {
      case_id: ids.case_id,
      event: "reply",
      actor: { type: "patient", id: ids.customer_id },
    },
  })

/** What Medusa's books say once the money is taken. */
async function capture({ container, stages, ids }: Scene): Promise<void> {
  await stages.run(
    `update payment_collection set captured_amount = amount, status = 'completed' where id = ?`,
    [ids.collection_id]
  )
  await stages.run(
    `update payment set captured_at = now() where payment_collection_id = ?`,
    [ids.collection_id]
  )
  await markCasesPaidWorkflow(container).run({
    input: { order_id: ids.order_id },
  })
}

/** What happens to who the patient is. */
export function identityActs(world: World): Act[] {
  const open = world.checks.find(({ state }) =>
    ["created", "sent"].includes(state)
  )
  const answers = open
    ? (["passed", "failed", "referred", "deceased"] as const).map((outcome) =>
        act(
          `the identity check says ${outcome}`,
          outcome === "passed",
          (scene) => answerCheck(scene, open.id, outcome)
        )
      )
    : []
  return [
    ...answers,
    act("the patient moves house", false, async (scene) => {
      const { customer_id } = scene.ids
      const line = `${1 + (clock.now().getTime() % 900)} Model Street`
      const home_address = { ...scene.profile.home_address, address_1: line }
      await patientsOf(scene.container).saveProfile(
        {
          customer_id,
          email: scene.email,
          profile: { ...scene.profile, home_address },
        },
        { type: "patient", id: customer_id },
        clock.now()
      )
    }),
  ]
}

/** What happens to a prescription. */
export function prescriptionActs(world: World, rx: Rx, label: string): Act[] {
  const isOut = ["requested", "awaiting_signature"].includes(rx.state)
  const notices = (["signed", "altered", "declined"] as const).map((kind) =>
    act(
      `the notice comes that ${label} is ${kind}`,
      kind === "signed" && isOut,
      (scene) => sendNotice(scene, rx, kind)
    )
  )
  const moves = (["suspend", "resume", "revoke"] as const).map((event) =>
    act(
      `a pharmacist tries to ${event} ${label}`,
      event === "resume" && rx.suspended_by === "staff",
      ({ container, staff }) =>
        moveAuthorityWorkflow(container).run({
          input: {
            prescription_id: rx.id,
            event,
            reason: "Invented",
            actor: staff.pharmacist,
          },
        })
    )
  )
  const again = act(`${label} is drawn up again`, false, (scene) =>
    regeneratePrescriptionWorkflow(scene.container).run({
      input: {
        case_id: scene.ids.case_id,
        actor: scene.staff.prescriber,
        reason: "Invented",
      },
    })
  )
  return [
    ...(rx.state === "draft" || rx.authority ? [] : notices),
    ...(rx.authority ? moves : []),
    ...(world.case.state === "awaiting_signature" ? [again] : []),
  ]
}

/** What becomes of the money that goes back. */
export function refundActs(refund: Refund): Act[] {
  if (refund.state === "requested") {
    return [
      act("the sweep looks at refunds that wait", false, (scene) =>
        releaseRefundsOf(scene.container, scene.ids.case_id)
      ),
      act("staff press Refund", false, ({ container, staff }) =>
        pressRefundWorkflow(container).run({
          input: {
            refund_id: refund.id,
            actor: staff.pharmacist,
            press: "send",
          },
        })
      ),
    ]
  }
  return (["pending", "succeeded", "failed"] as const).map((status) =>
    act(
      `Stripe says that the refund is ${status}`,
      status === "succeeded" && refund.state !== "succeeded",
      (scene) => answerRefund(scene, refund, status)
    )
  )
}
