import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { PATIENT_MODULE } from ".."
import { closeVaults } from "../../../shared/encryption/vault"
import { systemActor } from "../../../shared/actor"
import { FOLLOW_UPS } from "../../../shared/follow-ups"
import { rowsOf } from "../../../shared/testing/rows"
import { vault } from "../../../shared/testing/vault"
import type { ProfileInput } from "../domain/profile"
import type PatientModuleService from "../service"

jest.setTimeout(60_000)

const now = new Date("2026-11-21T09:00:00Z")
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000)
const actor = systemActor("test")
const profile: ProfileInput = {
  first_name: "Pass",
  last_name: "Example",
  sex: "female",
  date_of_birth: "1990-07-04",
  phone: "+447700900123",
  home_address: { address_1: "1 High St", city: "Leeds", postcode: "LS1 4BT" },
  gp: { answer: "no_gp" },
}

moduleIntegrationTestRunner<PatientModuleService>({
  moduleName: PATIENT_MODULE,
  resolve: "./src/modules/patient",
  moduleOptions: { vault },
  testSuite: ({ service, dbConfig }) => {
    afterAll(() => closeVaults())
    const save = (change: Partial<ProfileInput> = {}, at = now) =>
      service.saveProfile(
        {
          customer_id: "cus_1",
          email: "a@example.test",
          profile: { ...profile, ...change },
        },
        actor,
        at
      )

    it("keeps what accounts may have in common as hashes, each once, with when it was seen last", async () => {
      const { id } = await save()
      const keys = () =>
        service.listLinkageKeys(
          { patient_id: id, kind: ["address", "device", "name_dob", "phone"] },
          { order: { kind: "ASC", seen_at: "ASC" } }
        )
      const before = await keys()
      expect(before.map((one) => one.kind)).toEqual([
        "address",
        "name_dob",
        "phone",
      ])
      expect(JSON.stringify(before)).not.toMatch(/leeds|LS1|7700|pass/i)
      // Written otherwise, it is the same home.
      await save(
        {
          home_address: {
            address_1: "1, high st.",
            city: "Leeds",
            postcode: "ls14bt",
          },
        },
        later(60)
      )
      expect((await keys()).map((one) => [one.kind, one.seen_at])).toEqual(
        before.map((one) => [one.kind, later(60)])
      )
      await save({ phone: "+447700900999" }, later(120))
      const device = {
        patient_id: id,
        values: [{ kind: "device" as const, value: "a".repeat(22) }],
        source: "consultation",
      }
      await Promise.all([
        service.noteLinkage(device, later(130)),
        service.noteLinkage(device, later(129)),
      ])
      const after = await keys()
      expect(after.map((one) => one.kind)).toEqual([
        "address",
        "device",
        "name_dob",
        "phone",
        "phone",
      ])
      expect(after[1]?.seen_at).toEqual(later(130))
    })

    it("keeps one profile a customer, with the date of birth unreadable in the table", async () => {
      const both = await Promise.all([save(), save({}, later(1))])
      expect(new Set(both.map(({ id }) => id)).size).toBe(1)
      expect(await service.listPatients({})).toHaveLength(1)
      const rows = await rowsOf(dbConfig.clientUrl, "select * from patient")
      expect(JSON.stringify(rows)).not.toContain("1990-07-04")
      const found = await service.findByCustomer("cus_1")
      expect(found?.person).toMatchObject({
        date_of_birth: "1990-07-04",
        home_address: profile.home_address,
        nhs_number: null,
      })
      expect(await service.findByCustomer("cus_2")).toBeNull()
      const outbox = await service.listPatientOutboxes({})
      expect(JSON.stringify(outbox)).not.toMatch(/1990|Example|High St/)
      expect(outbox.map(({ topic }) => topic).sort()).toEqual([
        "patient.changed",
        "patient.registered",
      ])
    })

    it("registers nobody under 18 and writes nothing then", async () => {
      const refused = service.saveProfile(
        {
          customer_id: "cus_1",
          email: "a@example.test",
          profile: { ...profile, date_of_birth: "2010-01-01" },
        },
        actor,
        now
      )
      await expect(refused).rejects.toMatchObject({ code: "invalid_field" })
      expect(await service.listPatients({})).toHaveLength(0)
      expect(await service.listPatientOutboxes({})).toHaveLength(0)
    })

    it("sends, counts and takes codes once", async () => {
      const { id } = await save()
      const first = await service.issueCode(id, "email", now)
      expect(first).toMatchObject({
        to: "a@example.test",
        code: expect.stringMatching(/^\d{6}$/),
      })
      await expect(
        service.issueCode(id, "email", later(5))
      ).rejects.toMatchObject({ code: "rate_limited" })
      const wrong = first.code === "000000" ? "111111" : "000000"
      const give = (code: string, at = later(10)) =>
        service.confirmCode(id, { channel: "email", code }, at)
      expect(await give(wrong)).toBe("wrong")
      expect(await give(first.code)).toBe("confirmed")
      expect(await give(first.code)).toBe("gone")
      const patient = await service.retrievePatient(id)
      expect(patient.email_verified_at).toEqual(later(10))
      expect(patient.phone_verified_at).toBeNull()
      const [kept] = await service.listContactVerifications({})
      expect(JSON.stringify(kept)).not.toContain(`"${first.code}"`)
    })

    it("ends a code after five wrong tries and after ten minutes", async () => {
      const { id } = await save()
      const tried = await service.issueCode(id, "phone", now)
      const wrong = tried.code === "000000" ? "111111" : "000000"
      const give = (code: string, at: Date) =>
        service.confirmCode(id, { channel: "phone", code }, at)
      for (let n = 0; n < 5; n += 1) {
        expect(await give(wrong, later(1))).toBe("wrong")
      }
      expect(await give(tried.code, later(2))).toBe("gone")
      const old = await service.issueCode(id, "phone", later(60))
      expect(await give(old.code, later(661))).toBe("gone")
    })

    it("keeps an identity once, and loses it with another name", async () => {
      const { id } = await save()
      const { subject_index } = await service.readSubject(id)
      const status = "verified" as const
      const result = { status, reference: "IDV-1", subject_index }
      await service.recordIdentity(id, result, actor, now)
      await service.recordIdentity(id, result, actor, later(60))
      expect(await service.retrievePatient(id)).toMatchObject({
        identity_status: "verified",
        identity_verified_at: now,
        identity_valid_until: new Date("2027-11-21T09:00:00Z"),
      })
      await service.saveProfile(
        {
          customer_id: "cus_1",
          email: "a@example.test",
          profile: { ...profile, last_name: "Other" },
        },
        actor,
        later(120)
      )
      expect(await service.retrievePatient(id)).toMatchObject({
        identity_status: "unverified",
        identity_verified_at: null,
      })
    })

    it("is alive again only by the word on the very record that said otherwise", async () => {
      const { id } = await save()
      const { subject_index } = await service.readSubject(id)
      const tell = (reference: string, overrules_death: boolean) =>
        service.recordIdentity(
          id,
          {
            status: "action_required",
            reference,
            subject_index,
            overrules_death,
          },
          actor,
          later(1)
        )
      const dead = { status: "deceased", reference: "IDV-1" } as const
      await service.recordIdentity(id, { ...dead, subject_index }, actor, now)
      expect(await tell("IDV-1", false)).toBe(false)
      expect(await tell("IDV-2", true)).toBe(false)
      expect((await service.retrievePatient(id)).identity_status).toBe(
        "deceased"
      )
      expect(await tell("IDV-1", true)).toBe(true)
      expect((await service.retrievePatient(id)).identity_status).toBe(
        "action_required"
      )
    })

    it("is verified by no answer about other data, and stays dead", async () => {
      const { id } = await save()
      const { subject_index } = await service.readSubject(id)
      const change = { last_name: "Other" }
      await save(change, later(1))
      const about = (status: "verified" | "deceased" | "pending") =>
        service.recordIdentity(
          id,
          { status, reference: "IDV-1", subject_index },
          actor,
          later(2)
        )
      expect(await about("verified")).toBe(false)
      expect(await service.retrievePatient(id)).toMatchObject({
        identity_status: "unverified",
      })
      await save({}, later(3))
      expect(await about("pending")).toBe(true)
      expect(await about("verified")).toBe(true)
      // A late worker doesn't make a concluded check pending.
      expect(await about("pending")).toBe(true)
      expect(await service.retrievePatient(id)).toMatchObject({
        identity_status: "verified",
      })
      await save(change, later(4))
      expect(await about("deceased")).toBe(true)
      await save({}, later(5))
      expect(await about("verified")).toBe(false)
      expect(await service.retrievePatient(id)).toMatchObject({
        identity_status: "deceased",
      })
    })

    it("may be pending twice by one check", async () => {
      const { id } = await save()
      const { subject_index } = await service.readSubject(id)
      const pending = () =>
        service.recordIdentity(
          id,
          { status: "pending", reference: "IDV-1", subject_index },
          actor,
          now
        )
      await pending()
      await save({ last_name: "Other" })
      await save()
      expect(await pending()).toBe(true)
      expect(await service.retrievePatient(id)).toMatchObject({
        identity_status: "pending",
      })
    })

    it("tells once of each change that somebody waits for", async () => {
      const topics = async () =>
        (await service.listPatientOutboxes({ kind: "follow_up" }))
          .map(({ topic }) => topic)
          .sort()
      const { id } = await save()
      await save()
      expect(await topics()).toEqual([])
      const home_address = { ...profile.home_address, address_2: "Flat 2" }
      await save({ home_address })
      const { data, gp } = {
        data: FOLLOW_UPS.PATIENT_DATA_CHANGED,
        gp: FOLLOW_UPS.PATIENT_GP_CHANGED,
      }
      expect(await topics()).toEqual([data])
      const gpAnswer = { answer: "practice", practice_code: "Z90001" } as const
      await save({ home_address, gp: gpAnswer })
      await save({ home_address })
      expect(await topics()).toEqual([data, gp, gp])
      const [row] = await service.listPatientOutboxes({ kind: "follow_up" })
      expect(row?.payload).toEqual({ patient_id: id })
    })
  },
})
