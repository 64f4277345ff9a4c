import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { STAFF_MODULE } from "../modules/staff"
import type StaffModuleService from "../modules/staff/service"
import { systemActor } from "../shared/actor"
import { invalid, notAllowed } from "../shared/errors"
import { saveStaffWorkflow } from "../workflows/staff/save-staff"

/**
 * Gives the first user the administrator's role, once; everybody after them is
 * invited on the staff page:
 *   npx medusa user -e <email> -p <password>
 *   npx medusa exec ./src/scripts/first-administrator.ts <email> <name>
 * @throws invalid_field for an address without a user, not_eligible when there is an administrator
 */
export default async function firstAdministrator({
  container,
  args,
}: ExecArgs): Promise<void> {
  const [email = "", ...names] = args
  const [user] = await container
    .resolve(Modules.USER)
    .listUsers({ email: email.trim().toLowerCase() }, { take: 1 })
  if (!user || email.trim() === "") {
    throw invalid("email", "is not a user's; make one with npx medusa user")
  }
  const [administrator] = await container
    .resolve<StaffModuleService>(STAFF_MODULE)
    .listStaffProfiles({ role: "administrator", suspended_at: null })
  if (administrator) {
    throw notAllowed(
      "not_eligible",
      "There is an administrator, who can invite others"
    )
  }
  await saveStaffWorkflow(container).run({
    input: {
      user_id: user.id,
      profile: {
        name: names.join(" ") || "Administrator",
        role: "administrator",
        registration_body: null,
        registration_number: null,
        notify_mode: "off",
        notify_categories: null,
        scope: null,
        indemnity_expires_on: null,
        register_checked_on: null,
      },
      actor: systemActor("first-administrator"),
    },
  })
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(`User ${user.id} is an administrator now`)
}
