import type ConsultationModuleService from "../service"
import { smallForm, smallFormCases } from "./small-form"

const person = (id: string, name: string) => ({
  actor: { type: "staff", id, role: "pharmacist" } as const,
  name,
})
export const ada = person("user_ada", "Ada Author")
export const ben = person("user_ben", "Ben Editor")
export const cleo = person("user_cleo", "Cleo Reader")
export const dan = person("user_dan", "Dan Reader")

export const content = {
  definition: smallForm,
  golden_cases: smallFormCases,
}

/** How tests bring a draft of the small form on: Ada writes it, Cleo reads it. */
export function draftsOf(service: ConsultationModuleService) {
  const { key, title, covers } = smallForm
  const begin = () =>
    service.createForm({ form: { key, title, covers }, person: ada })
  async function written() {
    const { id, revision } = await begin()
    return service.saveDraft({ id, revision, person: ada, ...content })
  }
  async function inReview() {
    const { id } = await written()
    return service.submitDraft({ id, person: ada, change_note: "First." })
  }
  /** As a reader does who has the newest revision before them. */
  async function publish(id: string, reader = cleo) {
    const { revision } = await service.getDraft(id)
    return service.publishDraft({ id, person: reader, revision })
  }
  return { begin, written, inReview, publish }
}
