import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { STAFF_MODULE } from ".."
import { systemActor } from "../../../shared/actor"
import type { StaffInput } from "../domain/profile"
import { StaffOutbox } from "../models/outbox"
import { StaffProfile } from "../models/staff-profile"
import type StaffModuleService from "../service"

jest.setTimeout(60_000)

const now = new Date("2026-11-21T09:00:00Z")
const actor = systemActor("test")
const input: StaffInput = {
  name: "Somebody",
  role: "pharmacist",
  registration_body: "GPhC",
  registration_number: "2999001",
  notify_mode: "digest",
  notify_categories: ["acne"],
  scope: ["acne"],
  indemnity_expires_on: "2027-03-31",
  register_checked_on: "2026-11-20",
}

moduleIntegrationTestRunner<StaffModuleService>({
  moduleName: STAFF_MODULE,
  resolve: "./src/modules/staff",
  moduleModels: [StaffProfile, StaffOutbox],
  testSuite: ({ service }) => {
    it("keeps one profile a user and shows a change at once", async () => {
      const made = await service.saveProfile("user_1", input, actor, now)
      expect(await service.findByUser("user_1")).toMatchObject({
        role: "pharmacist",
        suspended_at: null,
        scope: { handles: ["acne"] },
        register_checked_by: "test",
      })
      await service.setSuspended(made.id, true, actor, now)
      await service.setSuspended(made.id, true, actor, now)
      expect(await service.findByUser("user_1")).toMatchObject({
        suspended_at: now,
      })
      const changed = await service.saveProfile(
        "user_1",
        { ...input, name: "Another" },
        actor,
        new Date(now.getTime() + 1)
      )
      expect(changed.id).toBe(made.id)
      const outbox = await service.listStaffOutboxes({})
      expect(outbox.map(({ topic }) => topic).sort()).toEqual([
        "staff.added",
        "staff.changed",
        "staff.suspended",
      ])
      expect(await service.findByUser("user_2")).toBeNull()
    })

    it("refuses a check that lies ahead and a scope of nothing", async () => {
      for (const change of [
        { register_checked_on: "2026-11-22" },
        { scope: [] },
      ]) {
        await expect(
          service.saveProfile("user_1", { ...input, ...change }, actor, now)
        ).rejects.toMatchObject({ code: "invalid_field" })
      }
    })

    it("names who looked the register up, and keeps the name with the date", async () => {
      const admin = { ...actor, id: "user_admin" }
      await service.saveProfile("user_1", input, actor, now)
      const same = await service.saveProfile("user_1", input, admin, now)
      expect(same.register_checked_by).toBe(actor.id)
      const again = { ...input, register_checked_on: "2026-11-21" }
      const later = new Date(now.getTime() + 1)
      const checked = await service.saveProfile("user_1", again, admin, later)
      expect(checked.register_checked_by).toBe("user_admin")
    })

    it("writes nothing of a pharmacist without a registration", async () => {
      const refused = service.saveProfile(
        "user_1",
        { ...input, registration_number: "1" },
        actor,
        now
      )
      await expect(refused).rejects.toMatchObject({ code: "invalid_field" })
      expect(await service.listStaffProfiles({})).toHaveLength(0)
    })
  },
})
