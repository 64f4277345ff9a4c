import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { MESSAGING_MODULE } from ".."
import type { Actor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { FOLLOW_UPS } from "../../../shared/follow-ups"
import { vault } from "../../../shared/testing/vault"
import type MessagingModuleService from "../service"

jest.setTimeout(60_000)

const now = new Date("2026-11-21T09:00:00Z")
const patient: Actor = { type: "patient", id: "cus_1" }
const pharmacist: Actor = { type: "staff", id: "user_1", role: "pharmacist" }
const WORDS = "Marked words: a rash on both arms"
const NOTE = "Marked note: spoke with the patient"
const CARD = "MARKED-CARD-1"

moduleIntegrationTestRunner<MessagingModuleService>({
  moduleName: MESSAGING_MODULE,
  resolve: "./src/modules/messaging",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    const open = (rest: Partial<Parameters<typeof service.openReport>[0]>) =>
      service.openReport(
        {
          patient_id: "pat_1",
          case_id: "case_1",
          kind: "side_effect",
          severity: "moderate",
          text: WORDS,
          yellow_card_by_patient: true,
          actor: patient,
          key: "form-1",
          ...rest,
        },
        now
      )
    const close = (id: string, actor = pharmacist) =>
      service.closeReport(
        {
          id,
          note: NOTE,
          yellow_card_reference: CARD,
          release_stop: true,
          by: {
            actor,
            name: "Sam Okafor",
            role: "pharmacist",
            registration: "GPhC 2099001",
          },
        },
        now
      )
    const topics = async () =>
      (await service.listOutboxes({}, { order: { seq: "ASC" } })).map(
        ({ topic }) => topic
      )

    it("keeps a form sent twice as one report, each person's own", async () => {
      const [first, again] = await Promise.all([open({}), open({})])
      expect(again.id).toBe(first.id)
      expect(first).toMatchObject({
        state: "open",
        reported_by: "patient",
        reporter_id: "cus_1",
        release_stop: null,
      })
      expect(await topics()).toEqual([
        "health_report.opened",
        FOLLOW_UPS.HEALTH_REPORTED,
      ])
      const other = await open({ actor: { type: "patient", id: "cus_2" } })
      const byStaff = await open({ actor: pharmacist, patient_id: "pat_2" })
      const next = await open({ key: "form-2" })
      expect(new Set([first.id, other.id, byStaff.id, next.id]).size).toBe(4)
      expect(byStaff.reported_by).toBe("staff")
    })

    it("keeps words, note and reference for who reads them on record only", async () => {
      const { id } = await open({})
      await close(id)
      const { report, words } = await service.readReport(id, pharmacist, now)
      expect(words).toEqual({
        text: WORDS,
        note: NOTE,
        yellow_card_reference: CARD,
      })
      expect(report).toMatchObject({
        state: "closed",
        closed_by: "user_1",
        closed_by_role: "pharmacist",
        closed_by_registration: "GPhC 2099001",
      })
      expect(JSON.stringify(report)).not.toMatch(/marked/i)
      expect(JSON.stringify(await service.listOutboxes({}))).not.toMatch(
        /marked|side_effect|moderate/i
      )
      expect(await topics()).toEqual([
        "health_report.opened",
        FOLLOW_UPS.HEALTH_REPORTED,
        "health_report.closed",
        FOLLOW_UPS.HEALTH_REPORT_CLOSED,
        "health_report.read",
      ])
    })

    it("is closed once, by one of two at the same time", async () => {
      const { id } = await open({})
      const results = await Promise.allSettled([close(id), close(id)])
      const refused = results.filter(({ status }) => status === "rejected")
      expect(refused).toMatchObject([
        { reason: { code: "transition_not_allowed" } },
      ])
      const topic = FOLLOW_UPS.HEALTH_REPORT_CLOSED
      expect(await service.listOutboxes({ topic })).toHaveLength(1)
      await expect(close("hrp_none")).rejects.toMatchObject({
        type: "not_found",
      })
    })
  },
})
