import { Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { PATIENT_MODULE } from "../../modules/patient"
import type { ProfileInput } from "../../modules/patient/domain/profile"
import type PatientModuleService from "../../modules/patient/service"
import { clock } from "../../shared/clock"
import { invalid } from "../../shared/errors"
import { wakeWorker } from "../relay/wake"
import { readGpPractice } from "./read-patient"

export type SavePatientInput = { customer_id: string; profile: ProfileInput }

/** The practice must be one of the directory that still works (SAF-5). */
const checkPracticeStep = createStep(
  "check-gp-practice",
  async (input: SavePatientInput, { container }) => {
    const { answer, practice_code } = input.profile.gp
    if (answer === "practice" && practice_code) {
      const practice = await readGpPractice(container, practice_code)
      if (!practice?.active) {
        throw invalid("gp.practice_code", "is not an open practice we know")
      }
    }
    return new StepResponse(undefined)
  }
)

const savePatientStep = createStep(
  "save-patient-profile",
  async (input: SavePatientInput, { container }) => {
    const { customer_id, profile } = input
    const customer = await container
      .resolve(Modules.CUSTOMER)
      .retrieveCustomer(customer_id)
    const now = clock.now()
    const actor = { type: "patient", id: customer_id } as const
    const saved = await container
      .resolve<PatientModuleService>(PATIENT_MODULE)
      .saveProfile({ customer_id, email: customer.email, profile }, actor, now)
    await wakeWorker(container)
    // Nothing to undo: it is the last step; what follows was written with it.
    return new StepResponse({ patient_id: saved.id })
  }
)

/**
 * Creates or changes a customer's patient profile (PAY-1). Called by
 * POST /store/patients/me.
 */
export const savePatientWorkflow = createWorkflow(
  "save-patient",
  function (input: SavePatientInput) {
    checkPracticeStep(input)
    return new WorkflowResponse(savePatientStep(input))
  }
)
