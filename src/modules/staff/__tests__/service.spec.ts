import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { STAFF_MODULE } from ".."
import { systemActor } from "../../../shared/actor"
import type { StaffInput } from "../domain/profile"
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
  testSuite: ({ service }) => {
    it("keeps each person's views of the queue: 20, one default, nobody else's", async () => {
      const view = (name: string, is_default = false) => ({
        name,
        filters: { queue: "prescriber" },
        is_default,
      })
      const mine = await service.addQueueView("user_1", view("Red", true))
      await expect(
        service.addQueueView("user_1", view("red"))
      ).rejects.toMatchObject({ code: "already_exists" })
      const other = await service.addQueueView("user_2", view("Red", true))
      const second = await service.addQueueView("user_1", view("Acne", true))
      const defaults = async () =>
        (await service.listQueueViews({ is_default: true }))
          .map(({ id }) => id)
          .sort()
      expect(await defaults()).toEqual([other.id, second.id].sort())
      expect(
        await service.changeQueueView("user_1", mine.id, {
          name: "All red",
          is_default: true,
        })
      ).toMatchObject({ name: "All red", filters: { queue: "prescriber" } })
      expect(await defaults()).toEqual([other.id, mine.id].sort())
      await expect(
        service.changeQueueView("user_1", other.id, { name: "Mine" })
      ).rejects.toMatchObject({ code: "not_found" })
      await service.removeQueueView("user_1", other.id)
      expect(await service.listQueueViews({ user_id: "user_2" })).toHaveLength(
        1
      )
      await service.removeQueueView("user_1", second.id)
      await Promise.all(
        Array.from({ length: 19 }, (_, at) =>
          service.addQueueView("user_1", view(`View ${at}`))
        )
      )
      await expect(
        service.addQueueView("user_1", view("One more"))
      ).rejects.toMatchObject({ code: "not_eligible" })
      expect(await service.listQueueViews({ user_id: "user_1" })).toHaveLength(
        20
      )
    })

    it("keeps one profile a user and shows a change at once", async () => {
      const made = await service.saveProfile("user_1", input, actor, now)
      expect(await service.findByUser("user_1")).toMatchObject({
        role: "pharmacist",
        suspended_at: null,
        scope: { handles: ["acne"] },
        register_checked_by: "test",
      })
      await service.suspend(made.id, "on_leave", actor, now)
      await service.suspend(made.id, "left", actor, now)
      expect(await service.findByUser("user_1")).toMatchObject({
        suspended_at: now,
        suspension_reason: "on_leave",
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

    it("never loses the last administrator, not even when two remove each other", async () => {
      const none = { registration_body: null, registration_number: null }
      const admin = { ...input, ...none, role: "administrator" as const }
      const one = await service.saveProfile("user_1", admin, actor, now)
      const two = await service.saveProfile("user_2", admin, actor, now)
      const both = await Promise.allSettled([
        service.suspend(one.id, "left", actor, now),
        service.suspend(two.id, "left", actor, now),
      ])
      expect(both.map(({ status }) => status).sort()).toEqual([
        "fulfilled",
        "rejected",
      ])
      const [left] = await service.listStaffProfiles({ suspended_at: null })
      const demoted = service.saveProfile(
        left?.user_id ?? "",
        { ...admin, role: "support" },
        actor,
        now
      )
      await expect(demoted).rejects.toMatchObject({ code: "not_eligible" })
    })

    it("gives who was invited the role that was chosen, once", async () => {
      const invited = {
        email: "new@example.org",
        invite_id: "invite_1",
        name: "Somebody",
        role: "pharmacist" as const,
        registration_body: "GPhC" as const,
        registration_number: "2999001",
        notify_mode: "off" as const,
      }
      const first = await service.invite(invited, actor, now)
      const again = await service.invite(
        { ...invited, role: "support" },
        actor,
        new Date(now.getTime() + 1)
      )
      expect(again).toMatchObject({ id: first.id, role: "support" })
      const join = () =>
        service.acceptInvitation("user_9", "New@example.org", now)
      expect(await service.findByUser("user_9")).toBeNull()
      expect(await join()).toMatchObject({ role: "support" })
      expect(await service.findByUser("user_9")).toMatchObject({
        role: "support",
      })
      // Neither a second user nor a later request gets anything from it.
      const other = await service.acceptInvitation(
        "user_10",
        "new@example.org",
        now
      )
      expect(other).toBeNull()
      expect(await join()).toMatchObject({ user_id: "user_9" })
      const late = service.withdrawInvitation(first.id, actor, now)
      await expect(late).rejects.toMatchObject({ code: "already_exists" })
      const calls = await service.listStaffOutboxes({ kind: "call" })
      expect(calls.map(({ topic }) => topic)).toEqual([
        "email.staff_invitation",
        "email.staff_invitation",
      ])
    })
  },
})
