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
