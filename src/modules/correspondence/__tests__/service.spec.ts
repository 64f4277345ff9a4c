import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { CORRESPONDENCE_MODULE } from ".."
import { systemActor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { FOLLOW_UPS } from "../../../shared/follow-ups"
import { vault } from "../../../shared/testing/vault"
import { replyCode, replyCodeHash } from "../reply-code"
import { sendingReference } from "../records"
import type CorrespondenceModuleService from "../service"

jest.setTimeout(60_000)

const now = new Date("2026-11-21T09:00:00Z")
const actor = systemActor("test")
const about = {
  case_id: "case_1",
  case_reference: "CASE-TEST-0001",
  order_id: "order_1",
  patient_id: "pat_1",
  practice_code: "Z1",
  reply_code_hash: null,
}

moduleIntegrationTestRunner<CorrespondenceModuleService>({
  moduleName: CORRESPONDENCE_MODULE,
  resolve: "./src/modules/correspondence",
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
      await service.attachLetterFile(id, {
        key: "file_1",
        copy_key: "copy_1",
        hash: "h1",
      })
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
        file: { key: "file_2", copy_key: "copy_2", hash: "h2" },
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
        { file_key: "copy_2" },
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
      await service.attachLetterFile(id, {
        key: "file_1",
        copy_key: "copy_1",
        hash: "h1",
      })
      const other = await service.draftLetter({ ...about, practice_code: "Z2" })
      expect(other).toMatchObject({ id, practice_code: "Z2", file_key: null })
    })

    it("keeps a practice's reply once, sealed, and finds its letter however the code is typed", async () => {
      const code = replyCode("a secret", about.case_id)
      expect(code).toMatch(/^([2-9A-HJKMNP-Z]{4}-){3}[2-9A-HJKMNP-Z]{4}$/)
      expect(replyCode("another", about.case_id)).not.toBe(code)
      const { id } = await service.draftLetter({
        ...about,
        reply_code_hash: replyCodeHash(code),
      })
      const reply = {
        code: code.toLowerCase().replaceAll("-", " "),
        kind: "objection",
        name: "Dr Gill Practice",
        role: "GP",
        phone: null,
        text: "Marked words of a practice",
        key: "form-1",
      } as const
      const [one, again] = await Promise.all([
        service.keepReply(reply, now),
        service.keepReply(reply, now),
      ])
      expect(again).toEqual(one)
      await service.keepReply({ ...reply, key: "form-2" }, now)
      const wrong = { ...reply, code: replyCode("another", about.case_id) }
      await expect(service.keepReply(wrong, now)).rejects.toMatchObject({
        type: "not_found",
      })
      const kept = await service.listLetterReplies({ letter_id: id })
      expect(kept).toHaveLength(2)
      expect(JSON.stringify(kept)).not.toMatch(/Marked|Gill/)
      expect(await service.readReplies(about.case_id)).toMatchObject([
        { text: reply.text, name: reply.name },
        { kind: "objection" },
      ])
      const told = await service.listOutboxes({ topic: FOLLOW_UPS.GP_REPLIED })
      expect(told).toHaveLength(2)
      expect(
        await service.listOutboxes({ topic: "letter.replied" })
      ).toHaveLength(2)
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
