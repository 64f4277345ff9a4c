import { describe, expect, it } from "vitest"
import type { ConsultationView } from "../../../lib/contracts"
import {
  currentPath,
  hasNewNotice,
  nextPath,
  previousPath,
  withAdvice,
} from "../navigation"

function view(
  complete: boolean[],
  over: Partial<ConsultationView> = {}
): ConsultationView {
  return {
    id: "con_1",
    reference: "CON-1",
    state: "draft",
    category: { handle: "hair-loss", name: "Hair loss" },
    product: null,
    form: { title: "Form", version: 1, intro: "" },
    steps: complete.map((done, index) => ({
      id: `s${index + 1}`,
      title: `Step ${index + 1}`,
      questions: [],
      complete: done,
    })),
    current_step: null,
    progress: { done: 0, total: complete.length },
    answers: {},
    denial: null,
    notices: [],
    consents: {
      terms: { version: "1", text: "" },
      remote_consultation: { version: "1", text: "" },
    },
    can_submit: false,
    submitted_at: null,
    ...over,
  }
}

const at = (page: string) => `/consultations/con_1/${page}`

describe("where a consultation goes", () => {
  it("resumes at the first step that is not complete, else at the answers", () => {
    expect(currentPath(view([true, false, false]))).toBe(at("steps/s2"))
    expect(currentPath(view([true, true]))).toBe(at("check"))
  })

  it("leads a denied one to its advice and a submitted one to its receipt", () => {
    expect(currentPath(view([true], { state: "denied" }))).toBe(at("advice"))
    expect(currentPath(view([true], { state: "submitted" }))).toBe(
      at("submitted")
    )
  })

  it("goes on to the next step, also through steps done before", () => {
    expect(nextPath(view([true, true, false]), "s1", false)).toBe(
      at("steps/s2")
    )
    expect(nextPath(view([true, true]), "s2", false)).toBe(at("check"))
  })

  it("stays on a step that its own answer has made longer", () => {
    expect(nextPath(view([false, true]), "s1", false)).toBe(at("steps/s1"))
  })

  it("shows the advice at once when an answer ends it", () => {
    const denied = view([true, false], { state: "denied" })
    expect(nextPath(denied, "s1", false)).toBe(at("advice"))
  })

  it("returns to the answers after a change, unless it opened a question", () => {
    expect(nextPath(view([true, true, true]), "s1", true)).toBe(at("check"))
    expect(nextPath(view([true, false, true]), "s1", true)).toBe(at("steps/s2"))
  })

  it("finds its way when the saved step itself has gone", () => {
    expect(nextPath(view([true, false]), "gone", false)).toBe(at("steps/s2"))
  })

  it("leads back a step, to the answers, or to where it began", () => {
    expect(previousPath(view([true, true]), "s2", false)).toBe(at("steps/s1"))
    expect(previousPath(view([true, true]), "s2", true)).toBe(at("check"))
    expect(previousPath(view([true]), "s1", false)).toBe(
      "/conditions/hair-loss"
    )
  })
})

describe("advice that comes with an answer", () => {
  const advice = {
    level: "see_gp" as const,
    title: "Tell your GP",
    advice: [],
    phone_links: [],
  }

  it("is new once", () => {
    const before = view([false])
    const after = view([true], { notices: [advice] })
    expect(hasNewNotice(before, after)).toBe(true)
    expect(hasNewNotice(after, after)).toBe(false)
    expect(hasNewNotice(after, before)).toBe(false)
  })

  it("is asked for in the address, whatever is there already", () => {
    expect(withAdvice("/a")).toBe("/a?advice=1")
    expect(withAdvice("/a?change=1")).toBe("/a?change=1&advice=1")
  })
})
