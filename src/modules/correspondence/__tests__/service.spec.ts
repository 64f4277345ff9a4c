import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { CORRESPONDENCE_MODULE } from ".."
import { systemActor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { FOLLOW_UPS } from "../../../shared/follow-ups"
import { GpPractice } from "../models/gp-practice"
import { GpPracticeContact } from "../models/gp-practice-contact"
import { Letter } from "../models/letter"
import { Outbox } from "../models/outbox"
import { PatientDocument } from "../models/patient-document"
import { sendingReference } from "../records"
import type CorrespondenceModuleService from "../service"

jest.setTimeout(60_000)

const key = Buffer.alloc(32, 7).toString("base64")
const vault = {
  keyStoreUrl: process.env["KEY_STORE_URL"] ?? "",
  keyEncryptionKeys: { k1: key },
  activeKeyId: "k1",
  blindIndexKey: key,
}
const now = new Date("2026-11-21T09:00:00Z")
const actor = systemActor("test")
const about = {
  case_id: "case_1",
  case_reference: "CASE-TEST-0001",
  order_id: "order_1",
  patient_id: "pat_1",
  practice_code: "Z1",
}

moduleIntegrationTestRunner<CorrespondenceModuleService>({
  moduleName: CORRESPONDENCE_MODULE,
  resolve: "./src/modules/correspondence",
  moduleModels: [
    GpPractice,
    GpPracticeContact,
    Letter,
    PatientDocument,
    Outbox,
  ],
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    const move = (
      letter_id: string,
      event: Parameters<typeof service.moveLetter>[0]["event"],
      rest: Partial<Parameters<typeof service.moveLetter>[0]> = {}
    ) => service.moveLetter({ letter_id, event, actor, ...rest }, now)
    const pending = async () => {
      const { id } = await service.draftLetter(about)
      await service.attachLetterFile(id, { key: "file_1", hash: "h1" })
      await move(id, "settle", { guards: { address_verified: true } })
      return id
    }

    it("stops an unsent letter when consent is withdrawn, and tells the gate", async () => {
      const id = await pending()
      expect(await move(id, "withdraw_consent")).toBe("no_consent")
      const [told] = await service.listOutboxes({ kind: "follow_up" })
      expect(told).toMatchObject({ topic: FOLLOW_UPS.LETTER_SETTLED })
      expect(await move(id, "sent", { ifAllowed: true })).toBe("no_consent")
    })

    it("writes an unsent letter anew to another practice under another sending", async () => {
      const id = await pending()
      const first = sendingReference(await service.retrieveLetter(id))
      const addressed = {
        practice_code: "Z2",
        file: { key: "file_2", hash: "h2" },
      }
      const guards = { address_verified: true }
      expect(await move(id, "readdress", { guards, addressed })).toBe("pending")
      const letter = await service.retrieveLetter(id)
      expect(letter).toMatchObject({
        practice_code: "Z2",
        file_key: "file_2",
        content_hash: "h2",
      })
      expect(sendingReference(letter)).not.toBe(first)
      expect(await service.listPatientDocuments({})).toMatchObject([
        { file_key: "file_2" },
      ])
      expect(await service.listOutboxes({ kind: "call" })).toHaveLength(2)
      // Nobody verified the third one's address.
      addressed.practice_code = "Z3"
      expect(await move(id, "readdress", { addressed })).toBe("not_collected")
      await move(id, "address_given")
      await move(id, "sent", { sent_to: "z3@example.test" })
      await expect(move(id, "readdress", { addressed })).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
    })

    it("lets a draft follow the patient to another practice", async () => {
      const { id } = await service.draftLetter(about)
      await service.attachLetterFile(id, { key: "file_1", hash: "h1" })
      const other = await service.draftLetter({ ...about, practice_code: "Z2" })
      expect(other).toMatchObject({ id, practice_code: "Z2", file_key: null })
    })

    it("notes readings of one minute once, also in the same moment", async () => {
      const reading = {
        action: "letter.read",
        actor: { type: "staff", id: "user_1" },
        entity_type: "letter",
        entity_id: "let_1",
      } as const
      await Promise.all([
        service.noteReading(reading, now),
        service.noteReading(reading, now),
        service.noteReading({ ...reading, entity_id: "let_2" }, now),
      ])
      await service.noteReading(reading, new Date(now.getTime() + 60_000))
      expect(await service.listOutboxes({})).toHaveLength(3)
    })
  },
})
