import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { IDENTITY_MODULE } from ".."
import { partnerActor, systemActor, type Actor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { MOST_DOCUMENTS, type DocumentKind } from "../domain/documents"
import type IdentityModuleService from "../service"
import { later, now, options, wanted } from "../testing/checks"

jest.setTimeout(60_000)

const patient: Actor = { type: "patient", id: "cus_1" }
const staff: Actor = { type: "staff", id: "user_1", role: "pharmacist" }

moduleIntegrationTestRunner<IdentityModuleService>({
  moduleName: IDENTITY_MODULE,
  resolve: "./src/modules/identity",
  moduleOptions: options,
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    const answered = async (
      outcome: "referred" | "failed" | "deceased" | "passed",
      subject_index = "s1"
    ) => {
      const { id } = await service.ensureCheck(
        { ...wanted, subject_index },
        now
      )
      await service.beginSend(id, subject_index, now)
      await service.recordAnswer(
        id,
        {
          subject_index,
          outcome,
          provider_reference: "IDU1",
          score: 45,
          scorecard: "S",
          services: [],
          continuation: null,
        },
        partnerActor("lexisnexis"),
        now
      )
      return id
    }
    const asked = async (outcome: "referred" | "failed" = "referred") => {
      const id = await answered(outcome)
      await service.requestDocuments(id, now)
      return id
    }
    const send = async (kind: DocumentKind, minutes = 1) => {
      const planned = await service.planDocument("pat_1")
      const bytes = Buffer.from(`picture of ${kind}`)
      const sealed = await service.sealDocument("pat_1", planned.id, bytes)
      const document = await service.addDocument(
        {
          ...planned,
          patient_id: "pat_1",
          kind,
          name: "marked-name.jpg",
          content_type: "image/jpeg",
          bytes: bytes.length,
          sha256: "00",
          file_key: `key-${planned.id}`,
        },
        patient,
        later(minutes)
      )
      return { ...document, sealed }
    }
    const view = (document_id: string, actor = staff) =>
      service.viewDocument(
        { document_id, patient_id: "pat_1", actor },
        later(3)
      )
    const verify = (check_id: string, documents: string[], change = {}) =>
      service.verify(
        {
          check_id,
          actor: staff,
          subject_index: "s1",
          documents,
          method: "documents_compared",
          note: "marked-note",
          ...change,
        },
        later(4)
      )
    const stateOf = async (id: string) =>
      (await service.retrieveIdentityCheck(id)).state
    const topics = async (kind: "call" | "audit") =>
      (
        await service.listIdentityOutboxes({ kind }, { order: { seq: "ASC" } })
      ).map(({ topic }) => topic)

    it("asks for documents once after a referral, with one email, and never after a pass", async () => {
      const id = await asked()
      await service.requestDocuments(id, later(1))
      expect(await stateOf(id)).toBe("documents_requested")
      expect(
        (await topics("call")).filter((one) => one.startsWith("email"))
      ).toEqual(["email.identity_documents"])
      const other = await answered("passed", "s2")
      await service.requestDocuments(other, now)
      expect(await stateOf(other)).toBe("passed")
    })

    it("takes a document of each kind, replaces, and hands both to the staff; nothing of them is readable", async () => {
      await expect(service.planDocument("pat_1")).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      const id = await asked("failed")
      const first = await send("photo_id")
      const second = await send("photo_id", 2)
      expect(await stateOf(id)).toBe("documents_requested")
      await send("proof_of_address", 3)
      expect(await stateOf(id)).toBe("documents_received")
      const documents = await service.readDocuments({ patient_id: "pat_1" })
      expect(documents.map(({ kind, state }) => [kind, state])).toEqual([
        ["proof_of_address", "received"],
        ["photo_id", "received"],
        ["photo_id", "superseded"],
      ])
      expect(documents.map(({ name }) => name)).toContain("marked-name.jpg")
      expect(
        (await service.openDocument(second, second.sealed)).toString()
      ).toBe("picture of photo_id")
      // Bound to its place: another's ciphertext is no document of this row.
      await expect(
        service.openDocument(second, first.sealed)
      ).rejects.toBeDefined()
      const all = JSON.stringify([
        await service.listIdentityDocuments({}),
        await service.listIdentityOutboxes({}),
      ])
      expect(all).not.toContain("marked-name")
      await expect(service.planDocument("pat_1")).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
    })

    it("takes no more than its number", async () => {
      await asked()
      for (let n = 0; n < MOST_DOCUMENTS; n += 1) {
        await send("photo_id", n)
      }
      await expect(service.planDocument("pat_1")).rejects.toMatchObject({
        code: "invalid_field",
      })
    })

    it("notes each look of staff, and gives another patient's document to nobody", async () => {
      await asked()
      const { id } = await send("photo_id")
      await view(id)
      await view(id)
      expect(
        (await topics("audit")).filter(
          (one) => one === "identity_document.read"
        )
      ).toHaveLength(2)
      expect(await service.listIdentityDocumentViews({})).toHaveLength(1)
      await expect(
        service.findDocument({ document_id: id, patient_id: "pat_2" })
      ).rejects.toMatchObject({ code: "not_found" })
    })

    it("verifies only what who decides has opened, all of it, and the person as they are", async () => {
      const id = await asked()
      const card = await send("photo_id")
      const bill = await send("proof_of_address", 2)
      const both = [card.id, bill.id]
      await view(card.id)
      await expect(verify(id, both)).rejects.toMatchObject({
        code: "evidence_missing",
        message: expect.stringContaining(bill.id),
      })
      await view(bill.id, { ...staff, id: "user_2" })
      await expect(verify(id, both)).rejects.toMatchObject({
        code: "evidence_missing",
      })
      await view(bill.id)
      await expect(verify(id, [card.id])).rejects.toMatchObject({
        code: "invalid_field",
      })
      await expect(
        verify(id, both, { subject_index: "s2" })
      ).rejects.toMatchObject({ code: "stale_revision" })
      expect((await verify(id, both)).state).toBe("verified")
      await expect(verify(id, both)).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      const check = await service.retrieveIdentityCheck(id)
      const last = (await service.readHistory(check)).at(-1)
      expect(last).toMatchObject({
        event: "verify",
        actor: staff,
        words: {
          method: "documents_compared",
          documents: both,
          note: "marked-note",
        },
      })
      const stored = await service.listIdentityCheckEvents({})
      expect(JSON.stringify(stored)).not.toContain("marked-note")
    })

    it("asks again for what doesn't do, and keeps the rest", async () => {
      const id = await asked()
      await send("photo_id")
      await send("proof_of_address", 2)
      const again = {
        check_id: id,
        actor: staff,
        kinds: ["photo_id" as const],
        text: "Too dark",
      }
      await service.askAgain(again, later(3))
      await expect(service.askAgain(again, later(3))).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      expect(await stateOf(id)).toBe("documents_requested")
      expect(
        (await topics("call")).filter((one) => one.startsWith("email"))
      ).toHaveLength(2)
      await send("photo_id", 4)
      expect(await stateOf(id)).toBe("documents_received")
    })

    it("fails with a fitting reason, and begins anew with documents when they order again", async () => {
      const id = await asked()
      const fail = (reason: "death_confirmed" | "address_not_shown") =>
        service.fail(
          { check_id: id, actor: staff, reason, note: "marked-note" },
          later(3)
        )
      await expect(fail("address_not_shown")).rejects.toMatchObject({
        code: "transition_not_allowed",
      })
      await send("photo_id")
      await send("proof_of_address", 2)
      await expect(fail("death_confirmed")).rejects.toMatchObject({
        code: "invalid_field",
      })
      expect((await fail("address_not_shown")).state).toBe("rejected")
      const made = await Promise.all([
        service.reopen(wanted, "documents", later(9)),
        service.reopen({ ...wanted, case_id: "case_2" }, "documents", later(9)),
      ])
      expect(new Set(made.map((one) => one.id)).size).toBe(1)
      expect(made[0]).toMatchObject({ state: "documents_requested" })
      expect((await service.currentCheck("pat_1"))?.id).toBe(made[0].id)
      // Their last word stands until they say another, whatever the data are.
      await service.invalidateForChange(
        "pat_1",
        "s2",
        systemActor("identity"),
        later(10)
      )
      expect(await service.isFailedByStaff("pat_1")).toBe(true)
      expect(await service.isFailedByStaff("pat_2")).toBe(false)
      const changed = { ...wanted, subject_index: "s2" }
      const next = await service.reopen(changed, "documents", later(11))
      const sent = [await send("photo_id", 12), await send("proof_of_address")]
      for (const one of sent) {
        await view(one.id)
      }
      const ids = sent.map((one) => one.id)
      await verify(next.id, ids, { subject_index: "s2" })
      expect(await service.isFailedByStaff("pat_1")).toBe(false)
      // Nobody was asked about them a second time.
      expect(
        (await topics("call")).filter((one) => one === "lexisnexis.check")
      ).toHaveLength(1)
    })

    it("holds a death record until staff decide; overruled, documents have to show who it is", async () => {
      const id = await answered("deceased")
      await service.requestDocuments(id, now)
      await service.invalidateForChange("pat_1", "s2", systemActor("t"), now)
      await answered("passed", "s2")
      expect((await service.currentCheck("pat_1"))?.id).toBe(id)
      const overruled = await service.overruleDeath(
        {
          check_id: id,
          actor: staff,
          subject_index: "s2",
          note: "spoke to her",
        },
        later(1)
      )
      expect(overruled).toMatchObject({
        state: "documents_requested",
        answered_index: "s2",
        death_overruled_at: later(1),
      })
    })

    it("keeps documents that were sent when the person's data change", async () => {
      const id = await asked()
      const card = await send("photo_id")
      const bill = await send("proof_of_address", 2)
      await service.invalidateForChange(
        "pat_1",
        "s2",
        systemActor("identity"),
        later(3)
      )
      expect(await stateOf(id)).toBe("invalid")
      const next = await answered("referred", "s2")
      await service.requestDocuments(next, later(4))
      expect(await stateOf(next)).toBe("documents_received")
      await view(card.id)
      await view(bill.id)
      const change = { subject_index: "s2" }
      const verified = await verify(next, [card.id, bill.id], change)
      expect(verified.state).toBe("verified")
      await service.ageProofs("pat_1", later(5))
      expect(await stateOf(next)).toBe("invalid")
      // What was judged once isn't taken for the next check.
      const third = await answered("referred", "s2")
      await service.requestDocuments(third, later(6))
      expect(await stateOf(third)).toBe("documents_requested")
    })
  },
})
