import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { clock } from "../../../shared/clock"
import { closeVaults } from "../../../shared/encryption/vault"
import { hashToken } from "../../../shared/ids"
import { vault } from "../../../shared/testing/vault"
import { CONSULTATION_MODULE } from ".."
import type ConsultationModuleService from "../service"
import { advice } from "../testing/small-form"

jest.setTimeout(60_000)

const holder = { token_hash: hashToken("the guest's token") }
const YEAR_MS = 366 * 24 * 60 * 60_000
const underForty = {
  question: "birth",
  operator: "age_under" as const,
  value: 40,
}
const definition = {
  key: "birthday-form",
  title: "A form about age",
  intro: "A few questions.",
  covers: "treatment",
  sections: [
    {
      id: "all",
      title: "All",
      steps: [
        {
          id: "all",
          title: "All",
          questions: [
            { id: "birth", kind: "date", label: "When were you born?" },
            {
              id: "young",
              kind: "yes_no",
              label: "Asked of the young?",
              show_if: underForty,
            },
          ],
        },
      ],
    },
  ],
  rules: [
    {
      id: "unwell",
      kind: "deny",
      when: { question: "young", operator: "equals", value: "yes" },
      advice: advice("Unwell"),
      reason_code: "unwell",
      clinician_text: "Unwell",
      source: "Invented for tests",
    },
  ],
  suggestions: {
    otherwise: "Can be discussed.",
    rules: [
      {
        id: "young",
        ingredients: ["finasteride"],
        when: underForty,
        reason: "You are under 40.",
      },
    ],
  },
}

moduleIntegrationTestRunner<ConsultationModuleService>({
  moduleName: CONSULTATION_MODULE,
  resolve: "./src/modules/consultation",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())
    afterEach(() => clock.setOffset(0))

    /** Answered by somebody a few days before their 40th birthday. */
    async function answered(young: "yes" | "no"): Promise<string> {
      const form = await service.createForms({
        key: definition.key,
        title: "A form",
      })
      await service.createFormVersions({
        form_id: form.id,
        version: 1,
        definition,
        content_hash: definition.key,
        published_at: clock.now(),
        published_by: "test",
      })
      const { consultation } = await service.startConsultation({
        form_key: definition.key,
        category: { handle: "birthday", name: "Birthday" },
        product: null,
        ...holder,
        customer_id: null,
        patient_id: null,
      })
      const born = new Date(clock.now().getTime() + 5 * 24 * 60 * 60_000)
      born.setUTCFullYear(born.getUTCFullYear() - 40)
      await service.saveAnswers({
        consultation_id: consultation.id,
        holder,
        answers: [
          { question: "birth", value: born.toISOString().slice(0, 10) },
          { question: "young", value: young },
        ],
      })
      return consultation.id
    }
    const reader = { type: "staff", id: "user_1", role: "prescriber" } as const
    async function readLater(id: string) {
      clock.setOffset(YEAR_MS)
      const { sections, inactive } = await service.readAnswers(id, reader)
      return {
        asked: sections.flatMap(({ answers }) =>
          answers.map(({ question_id, text }) => `${question_id} ${text}`)
        ),
        inactive,
      }
    }

    it("shows what was handed in as it was, whatever birthday passed since", async () => {
      const id = await answered("no")
      await service.submit({ consultation_id: id, holder })
      expect(await readLater(id)).toMatchObject({
        asked: [expect.stringMatching(/^birth /), "young No"],
        inactive: [],
      })
      const { evaluation } = await service.getConsultation(id, holder)
      expect(evaluation.answers).toHaveProperty("young", "no")
      expect(await service.suggestionReasons(id, ["finasteride"])).toEqual({
        finasteride: "You are under 40.",
      })
    })

    it("shows a denial with the answer that led to it", async () => {
      const id = await answered("yes")
      expect(await readLater(id)).toMatchObject({
        asked: [expect.stringMatching(/^birth /), "young Yes"],
        inactive: [],
      })
    })

    it("is judged anew by what is asked and denied today, on the day of that (RX-1)", async () => {
      const id = await answered("no")
      await service.submit({ consultation_id: id, holder })
      const judged = () => service.rerunRules(id, clock.now())
      expect(await judged()).toEqual({ outcome: "continue", rule_ids: [] })
      const [form] = await service.listForms({ key: definition.key })
      const [old] = definition.rules
      await service.createFormVersions({
        form_id: form?.id ?? "",
        version: 2,
        definition: {
          ...definition,
          rules: [old, { ...old, id: "under_forty", when: underForty }],
        },
        content_hash: "later",
        published_at: clock.now(),
        published_by: "test",
      })
      expect(await judged()).toEqual({
        outcome: "cannot_continue",
        rule_ids: ["under_forty"],
      })
      clock.setOffset(YEAR_MS)
      expect(await judged()).toEqual({ outcome: "continue", rule_ids: [] })
    })

    it("judges a draft as of now", async () => {
      const id = await answered("no")
      clock.setOffset(YEAR_MS)
      const { evaluation } = await service.getConsultation(id, holder)
      expect(evaluation.answers).not.toHaveProperty("young")
    })
  },
})
