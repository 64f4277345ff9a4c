import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { clock } from "../../../shared/clock"
import { closeVaults } from "../../../shared/encryption/vault"
import { hashToken } from "../../../shared/ids"
import { vault } from "../../../shared/testing/vault"
import { CONSULTATION_MODULE } from ".."
import type ConsultationModuleService from "../service"
import { LONGEST_TAPE } from "../domain/history/tape"
import { passing, smallForm } from "../testing/small-form"

jest.setTimeout(60_000)

const holder = { token_hash: hashToken("the guest's token") }
const [phone, laptop] = ["device-phone", "device-laptop"]
const DAY_MS = 24 * 60 * 60_000

const withPhoto = {
  ...smallForm,
  key: "photo-form",
  sections: [
    ...smallForm.sections,
    {
      id: "photos",
      title: "Photos",
      steps: [
        {
          id: "photos",
          title: "Photos",
          questions: [
            { id: "skin", kind: "file" as const, label: "Your skin" },
            { id: "other_skin", kind: "file" as const, label: "Elsewhere" },
            {
              id: "lungs",
              kind: "file" as const,
              label: "An X-ray",
              required: false,
              show_if: {
                question: "smoking",
                operator: "equals" as const,
                value: "daily",
              },
            },
          ],
        },
      ],
    },
  ],
}

moduleIntegrationTestRunner<ConsultationModuleService>({
  moduleName: CONSULTATION_MODULE,
  resolve: "./src/modules/consultation",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())
    afterEach(() => clock.setOffset(0))

    async function begin(definition: { key: string } = smallForm) {
      const [form] = await service.listForms({ key: definition.key })
      const { id } =
        form ??
        (await service.createForms({ key: definition.key, title: "A form" }))
      const [version] = await service.listFormVersions({ form_id: id })
      if (!version) {
        await service.createFormVersions({
          form_id: id,
          version: 1,
          definition,
          content_hash: definition.key,
          published_at: clock.now(),
          published_by: "test",
        })
      }
      const { consultation } = await service.startConsultation({
        form_key: definition.key,
        category: { handle: "small-form", name: "Small" },
        product: null,
        ...holder,
        customer_id: null,
        patient_id: null,
      })
      return consultation.id
    }
    const saveOne = (
      consultation_id: string,
      question: string,
      value: unknown,
      from: { device?: string; client_seq?: number } = {}
    ) => {
      const { device, client_seq } = from
      return service.saveAnswers({
        consultation_id,
        holder,
        answers: [
          {
            question,
            value,
            ...(client_seq === undefined ? {} : { client_seq }),
          },
        ],
        ...(device ? { device } : {}),
      })
    }
    const answersOf = async (id: string) =>
      (await service.getConsultation(id, holder)).evaluation.answers
    const tape = async (id: string) =>
      (
        await service.listAnswerEvents(
          { consultation_id: id },
          { order: { seq: "ASC" } }
        )
      ).map(({ seq, kind }) => `${seq} ${kind}`)

    it("leaves out what comes late from a device, also when the newer changed nothing", async () => {
      const id = await begin()
      await saveOne(id, "smoking", "never")
      const from = (client_seq: number) => ({ device: phone, client_seq })
      await saveOne(id, "smoking", "never", from(12))
      const late = await saveOne(id, "smoking", "daily", from(11))
      expect(late).toMatchObject({ accepted: true, superseded: ["smoking"] })
      expect(await answersOf(id)).toMatchObject({ smoking: "never" })
      await saveOne(id, "smoking", "daily", from(13))
      const again = await saveOne(id, "smoking", "daily", from(13))
      expect(again).toMatchObject({ superseded: ["smoking"] })
      const other = { device: laptop, client_seq: 1 }
      await saveOne(id, "smoking", "never", other)
      expect(await answersOf(id)).toMatchObject({ smoking: "never" })
      expect(await tape(id)).toEqual(["1 given", "2 changed", "3 changed"])
    })

    it("keeps the order of the tape while many answer at once", async () => {
      const id = await begin()
      const saves = Array.from({ length: 40 }, (_, index) =>
        saveOne(id, "smoking", index % 2 === 0 ? "never" : "daily", {
          device: phone,
          client_seq: 39 - index,
        })
      )
      await Promise.all(saves)
      const events = await service.listAnswerEvents(
        { consultation_id: id },
        { order: { seq: "ASC" } }
      )
      expect(events.map(({ seq }) => seq)).toEqual(
        events.map((_, index) => index + 1)
      )
      // The highest number belongs to the first of them.
      expect(await answersOf(id)).toMatchObject({ smoking: "never" })
    })

    it("refuses answers to what was submitted, and takes a repetition for one", async () => {
      const id = await begin()
      const answers = Object.entries(passing).map(
        ([question, value], index) => ({ question, value, client_seq: index })
      )
      const save = { consultation_id: id, holder, answers, device: phone }
      await service.saveAnswers(save)
      await service.submit({ consultation_id: id, holder })
      await expect(service.saveAnswers(save)).resolves.toMatchObject({
        accepted: true,
        consultation: { state: "submitted" },
      })
      await expect(saveOne(id, "smoking", "daily")).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
    })

    const upload = async (consultation_id: string, question: string) => {
      const { id } = await service.planFile({
        consultation_id,
        holder,
        question,
      })
      return service.addFile({
        id,
        consultation_id,
        holder,
        question,
        name: "rash.jpg",
        content_type: "image/jpeg",
        bytes: 3,
        file_key: `private/${id}`,
      })
    }
    const answerOf = ({
      file_id,
      name,
    }: {
      file_id: string
      name: string
    }) => ({
      file_id,
      name,
    })

    it("takes a file for its own question, consultation and name only", async () => {
      const id = await begin(withPhoto)
      const foreign = await upload(await begin(withPhoto), "skin")
      const own = await upload(id, "skin")
      for (const [question, value] of [
        ["skin", answerOf(foreign)],
        ["skin", { file_id: "cfl_none", name: "rash.jpg" }],
        ["skin", { ...answerOf(own), name: "other.jpg" }],
        ["other_skin", answerOf(own)],
      ] as const) {
        expect(await saveOne(id, question, value)).toEqual({
          accepted: false,
          errors: [
            {
              field: `answers.${question}`,
              message: "is not a file that was uploaded for this question",
            },
          ],
        })
      }
      expect(await saveOne(id, "skin", answerOf(own))).toMatchObject({
        accepted: true,
      })
      expect(await answersOf(id)).toEqual({ skin: answerOf(own) })
      const [row] = await service.listConsultationFiles({ id: own.file_id })
      expect(row?.answered_at).toBeInstanceOf(Date)
      expect(JSON.stringify(row)).not.toContain("rash")
    })

    it("takes files for file questions of open consultations, and not without end", async () => {
      const id = await begin(withPhoto)
      const plan = (question: string) =>
        service.planFile({ consultation_id: id, holder, question })
      await expect(plan("smoking")).rejects.toThrow("question: ")
      await expect(plan("lungs")).rejects.toThrow("question: is not asked")
      await saveOne(id, "smoking", "daily")
      await expect(plan("lungs")).resolves.toMatchObject({ accept: "photo" })
      await expect(
        service.planFile({
          consultation_id: id,
          holder: { token_hash: hashToken("another") },
          question: "skin",
        })
      ).rejects.toThrow("not found")
      for (let count = 0; count < 30; count += 1) {
        await upload(id, "skin")
      }
      await expect(plan("skin")).rejects.toThrow("one too many")
    })

    it("takes the last file once when many come at the same time", async () => {
      const id = await begin(withPhoto)
      for (let count = 0; count < 29; count += 1) {
        await upload(id, "skin")
      }
      const ids = await Promise.all(
        Array.from({ length: 4 }, () =>
          service.planFile({ consultation_id: id, holder, question: "skin" })
        )
      )
      const added = await Promise.allSettled(
        ids.map((planned) =>
          service.addFile({
            id: planned.id,
            consultation_id: id,
            holder,
            question: "skin",
            name: "rash.jpg",
            content_type: "image/jpeg",
            bytes: 3,
            file_key: `private/${planned.id}`,
          })
        )
      )
      expect(added.filter(({ status }) => status === "fulfilled")).toHaveLength(
        1
      )
      expect(
        await service.listConsultationFiles({ consultation_id: id })
      ).toHaveLength(30)
    })

    it("keeps so many changes and no more, and is handed in all the same", async () => {
      const id = await begin()
      for (const [question, value] of Object.entries(passing)) {
        await saveOne(id, question, value)
      }
      await service.updateConsultations({ id, last_seq: LONGEST_TAPE - 1 })
      const both = [
        { question: "smoking", value: "daily" },
        { question: "cigarettes", value: 5 },
      ]
      const refusal = { code: "too_many_changes", type: "conflict" }
      await expect(
        service.saveAnswers({ consultation_id: id, holder, answers: both })
      ).rejects.toMatchObject(refusal)
      expect(await answersOf(id)).toMatchObject({ smoking: "never" })
      const weight = { height_cm: 180, weight_kg: 81 }
      expect(await saveOne(id, "body", weight)).toMatchObject({
        accepted: true,
      })
      await expect(saveOne(id, "body", passing.body)).rejects.toMatchObject(
        refusal
      )
      // What is there already is no change.
      expect(await saveOne(id, "body", weight)).toMatchObject({
        accepted: true,
      })
      const { consultation } = await service.submit({
        consultation_id: id,
        holder,
      })
      expect(consultation.state).toBe("submitted")
    })

    it("tells the orphans, and gives none away that became an answer", async () => {
      const id = await begin(withPhoto)
      const kept = await upload(id, "skin")
      const orphan = await upload(id, "skin")
      await saveOne(id, "skin", answerOf(kept))
      const dayAgo = () => new Date(clock.now().getTime() - DAY_MS)
      expect(await service.listOrphanedFiles(dayAgo(), 10)).toEqual([])
      clock.setOffset(DAY_MS + 60_000)
      expect(await service.listOrphanedFiles(dayAgo(), 10)).toEqual([
        { id: orphan.file_id, file_key: orphan.file_key },
      ])
      expect(await service.removeOrphanedFile(kept.file_id)).toBe(false)
      expect(await service.removeOrphanedFile(orphan.file_id)).toBe(true)
      expect(await service.listConsultationFiles({})).toHaveLength(1)
    })
  },
})
