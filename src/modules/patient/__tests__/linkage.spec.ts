import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { PATIENT_MODULE } from ".."
import type { Actor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { vault } from "../../../shared/testing/vault"
import { TWELVE, town, type Account } from "../domain/linkage/__tests__/people"
import type PatientModuleService from "../service"

jest.setTimeout(120_000)

const now = new Date("2026-11-21T09:00:00Z")
const actor: Actor = { type: "staff", id: "user_1", role: "pharmacist" }
const staff = { user_id: "user_1", name: "Pat Example", role: "pharmacist" }

moduleIntegrationTestRunner<PatientModuleService>({
  moduleName: PATIENT_MODULE,
  resolve: "./src/modules/patient",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    /** Registers accounts; gives their patient ids by the fixture's names. */
    async function register(accounts: readonly Account[]) {
      const ids = new Map<string, string>()
      const one = async ({ id, profile, seen = [] }: Account) => {
        const { email, ...rest } = profile
        const saved = await service.saveProfile(
          {
            customer_id: id,
            email,
            profile: { ...rest, sex: "male", gp: { answer: "no_gp" } },
          },
          actor,
          now
        )
        await service.noteLinkage(
          { patient_id: saved.id, values: seen, source: "order" },
          now
        )
        ids.set(id, saved.id)
      }
      for (let at = 0; at < accounts.length; at += 10) {
        await Promise.all(accounts.slice(at, at + 10).map(one))
      }
      return (name: string) => ids.get(name) ?? ""
    }
    const linked = async (patientId: string) =>
      (await service.findLinked(patientId)).map((one) => one.patient_id).sort()

    it("finds one man's twelve accounts among 200 strangers of his town, and links no stranger", async () => {
      const strangers = town(200)
      const idOf = await register([...TWELVE, ...strangers])
      const his = TWELVE.map(({ id }) => idOf(id)).sort()
      for (const id of his) {
        expect(await linked(id)).toEqual(his.filter((one) => one !== id))
      }
      for (const { id } of strangers) {
        expect([id, await linked(idOf(id))]).toEqual([id, []])
      }
      const rows = JSON.stringify(
        await service.listLinkageKeys({}, { take: 500 })
      )
      expect(rows).not.toMatch(/whitcombe|daniel|otterby|1984-|7700900/i)
      const shares = await service.findLinks([
        idOf(strangers.find((one) => one.id.endsWith("_partner"))?.id ?? ""),
      ])
      expect(shares[0]).toMatchObject({
        relation: "shares",
        reasons: [{ kind: "phone" }, { kind: "address" }],
      })
    })

    it("follows a clinician's word until it is taken back, with its reason kept unreadable", async () => {
      const [one, two, twelve] = [0, 1, 11].map(
        (at) => TWELVE[at] ?? ({} as Account)
      )
      const idOf = await register([one, two, twelve] as Account[])
      const [a, b, c] = ["same_1", "same_2", "same_12"].map(idOf) as [
        string,
        string,
        string,
      ]
      const judge = (
        other_id: string,
        verdict: "same" | "different" | "undo",
        patient_id = a
      ) =>
        service.judgeLink(
          {
            patient_id,
            other_id,
            verdict,
            reason: "Spoke to both of them",
            staff,
            actor,
          },
          now
        )
      expect(await linked(a)).toEqual([b])
      await judge(b, "different")
      expect(await linked(a)).toEqual([])
      expect(await linked(b)).toEqual([])
      // Said from the other side, it is the same pair.
      await judge(a, "different", b)
      expect(await service.listPersonLinks({})).toHaveLength(1)
      expect(await service.readVerdicts(b)).toMatchObject([
        {
          other_id: a,
          verdict: "different",
          reason: "Spoke to both of them",
          staff_name: "Pat Example",
        },
      ])
      const [row] = await service.listPersonLinks({})
      expect(row?.reason_enc).not.toContain("Spoke")
      await judge(c, "same")
      expect(await linked(a)).toEqual([c])
      // Told apart, they are not joined over a third account either.
      await judge(b, "same", c)
      expect(await linked(a)).toEqual([c])
      await judge(b, "undo")
      expect(await linked(a)).toEqual([b, c].sort())
      await judge(c, "undo")
      await judge(b, "undo", c)
      expect(await linked(a)).toEqual([b])
      const topics = (await service.listPatientOutboxes({})).map(
        ({ topic }) => topic
      )
      expect(topics.filter((topic) => topic.includes("link_"))).toHaveLength(6)
      await expect(judge(a, "same")).rejects.toMatchObject({
        code: "invalid_field",
      })
    })

    it("gives no word on a key that a crowd shares", async () => {
      const crowd = Array.from({ length: 60 }, (_, n): Account => {
        const base = town(60)[n] as Account
        return { ...base, seen: [{ kind: "card", value: "the-hotel-desk" }] }
      })
      const idOf = await register(crowd)
      expect(await linked(idOf(crowd[0]?.id ?? ""))).toEqual([])
    })

    it("notes profiles anew whose keys were made in an older way", async () => {
      const idOf = await register(TWELVE.slice(0, 2))
      const ids = [idOf("same_1"), idOf("same_2")]
      for (const id of ids) {
        await service.updatePatients({ id, linkage_version: 0 })
      }
      await service.deleteLinkageKeys(
        (await service.listLinkageKeys({}, { take: 500 })).map(({ id }) => id)
      )
      expect(await linked(ids[0] ?? "")).toEqual([])
      expect(await service.renoteLinkage(1, now)).toBe(1)
      expect(await service.renoteLinkage(10, now)).toBe(1)
      expect(await service.renoteLinkage(10, now)).toBe(0)
      expect(await linked(ids[0] ?? "")).toEqual([ids[1]])
    })
  },
})
