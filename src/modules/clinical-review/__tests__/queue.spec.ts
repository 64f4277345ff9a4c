import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { closeVaults } from "../../../shared/encryption/vault"
import { vault } from "../../../shared/testing/vault"
import { CLINICAL_REVIEW_MODULE } from ".."
import type ClinicalReviewModuleService from "../service"
import {
  ana,
  ben,
  casesOf,
  later,
  newCase,
  now,
  worker,
} from "../testing/cases"
import type { NextFilters, QueueFilters } from "../types"

jest.setTimeout(60_000)

moduleIntegrationTestRunner<ClinicalReviewModuleService>({
  moduleName: CLINICAL_REVIEW_MODULE,
  resolve: "./src/modules/clinical-review",
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    const { move, queued } = casesOf(service)

    it("reads a queue oldest first, filtered, searched and counted", async () => {
      const ids = await service.openCases(
        Array.from({ length: 30 }, (_, index) =>
          newCase({
            line_item_id: `ordli_${index}`,
            consultation_id: `con_${index}`,
            order_display_id: 100 + index,
            legal_class: index % 3 === 0 ? "P" : "POM",
            category_handle: index % 2 === 0 ? "acne" : "hair-loss",
          })
        ),
        worker,
        now
      )
      for (const [index, id] of ids.entries()) {
        await move(id, "paid", later(index))
        await move(id, "pass", later(ids.length - index))
      }
      const page = { limit: 5, offset: 0 }
      const read = async (filters: Partial<QueueFilters>) => {
        const found = await service.readQueue({ ...page, ...filters })
        return { ...found, ids: found.records.map((one) => one.id) }
      }
      const all = await read({ state: ["queued"] })
      expect(all).toMatchObject({ count: 30, more: false })
      expect(all.ids).toEqual([...ids].reverse().slice(0, 5))
      expect(
        (await read({ state: ["queued", "closed"], offset: 5 })).ids
      ).toEqual([...ids].reverse().slice(5, 10))
      const filtered = await service.readQueue({
        ...page,
        queue: "pharmacist",
        category: "acne",
      })
      expect(filtered.count).toBe(5)
      expect((await read({ q: "#107" })).ids).toEqual([ids[7]])
      const seventh = await service.retrieveClinicalCase(ids[7] ?? "")
      for (const q of [
        seventh.reference,
        seventh.reference.slice(5, 12).toLowerCase(),
      ]) {
        expect((await read({ q })).ids).toContain(ids[7])
      }
      expect((await service.readQueue({ ...page, q: "%" })).count).toBe(0)
      expect((await service.readQueue({ limit: 5, offset: 500 })).count).toBe(
        30
      )
      await service.claim(
        { case_id: ids[0] ?? "", user_id: ana.id, actor: ana },
        now
      )
      const mine = { ...page, claimed: "mine" as const }
      expect(
        (await service.readQueue({ ...mine, user_id: ana.id })).count
      ).toBe(1)
      expect(
        (await service.readQueue({ ...mine, user_id: ben.id })).count
      ).toBe(0)
      expect(await service.countQueues()).toEqual(
        expect.arrayContaining([
          { queue: "pharmacist", state: "in_review", count: 1 },
          { queue: "prescriber", state: "queued", count: 20 },
          { queue: "team", state: "queued", count: 0 },
        ])
      )
    })

    it("narrows a queue by flags and by how long something waits", async () => {
      const plain = await queued({
        line_item_id: "ordli_p",
        consultation_id: null,
        flags: [],
      })
      const red = await queued({
        line_item_id: "ordli_r",
        consultation_id: null,
        flags: [
          { kind: "contradiction", subject: "q1", amount: 1 },
          { kind: "high_risk", subject: "", amount: null },
        ],
      })
      const found = async (filters: Partial<QueueFilters>) =>
        (
          await service.readQueue({ limit: 5, offset: 0, ...filters })
        ).records.map(({ id }) => id)
      expect(await found({ flags: "red" })).toEqual([red])
      expect(await found({ flags: "any" })).toEqual([red])
      expect(await found({ flags: "info" })).toEqual([])
      await service.updateClinicalCases([
        { id: plain, repeat_flag: true, place_at: later(-8 * 24 * 60) },
      ])
      expect(await found({ flags: "repeat" })).toEqual([plain])
      expect(await found({ flags: "renewal" })).toEqual([])
      expect(await found({ waiting_since: later(-7 * 24 * 60) })).toEqual([
        plain,
      ])
      expect(await service.countFlags([red, plain])).toEqual(
        expect.arrayContaining([
          { case_id: red, level: "red", count: 1 },
          { case_id: red, level: "amber", count: 1 },
        ])
      )
      expect(await service.countFlags([])).toEqual([])
    })

    it("gives two who ask at once two different cases", async () => {
      const ids: string[] = []
      for (const line of ["a", "b", "c"]) {
        ids.push(
          await queued({
            line_item_id: `ordli_${line}`,
            consultation_id: null,
            category_handle: line === "a" ? "acne" : "hair-loss",
          })
        )
      }
      const filters = { queues: ["prescriber" as const], categories: null }
      const waiting = async (change: Partial<NextFilters> = {}) =>
        (await service.listWaiting({ ...filters, skip: [], ...change })).map(
          ({ id }) => id
        )
      expect((await waiting()).sort()).toEqual([...ids].sort())
      expect(await waiting({ categories: ["acne"] })).toEqual([ids[0]])
      expect(await waiting({ queues: ["team", "pharmacist"] })).toEqual([])
      expect(await waiting({ skip: ids.slice(1) })).toEqual([ids[0]])
      const claims = await Promise.all(
        [ana, ben].map((actor) =>
          service.claimIfFree(
            { case_id: ids[1] ?? "", user_id: actor.id, actor },
            now
          )
        )
      )
      expect(claims.filter((one) => one !== null)).toHaveLength(1)
      expect(await waiting()).toHaveLength(2)
    })

    it("has one digest sent a person and day", async () => {
      const both = { day: "2026-11-21", user_ids: [ana.id, ben.id] }
      expect(await service.sendDigests({ ...both, user_ids: [] }, now)).toBe(0)
      expect(
        await service.sendDigests({ ...both, user_ids: [ana.id] }, now)
      ).toBe(1)
      const twice = await Promise.all([
        service.sendDigests(both, now),
        service.sendDigests(both, now),
      ])
      expect(twice.sort()).toEqual([0, 1])
      expect(
        await service.sendDigests({ ...both, day: "2026-11-22" }, now)
      ).toBe(2)
    })
  },
})
