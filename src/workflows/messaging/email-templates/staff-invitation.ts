import { Modules } from "@medusajs/framework/utils"
import { STAFF_MODULE } from "../../../modules/staff"
import type StaffModuleService from "../../../modules/staff/service"
import { runningEnv } from "../../../shared/env"
import { composeEmail } from "./compose-email"
import type { EmailBuilder } from "./types"

/**
 * Asks somebody to join the pharmacy's staff. The link holds Medusa's token,
 * which is read when it is sent; an invitation that has ended sends nothing.
 * Subject of the call: the invitation's id.
 */
export const staffInvitation: EmailBuilder = async (container, call) => {
  const [invitation] = await container
    .resolve<StaffModuleService>(STAFF_MODULE)
    .listStaffInvitations({
      id: call.subject_id,
      accepted_at: null,
      withdrawn_at: null,
    })
  const [invite] = invitation
    ? await container
        .resolve(Modules.USER)
        .listInvites({ id: [invitation.invite_id] })
    : []
  if (!invitation || !invite) {
    return null
  }
  const env = runningEnv()
  const base = env.BACKEND_URL.replace(/\/$/, "")
  return composeEmail({
    to: invitation.email,
    subject: `Your sign-in at ${env.PHARMACY_NAME}`,
    paragraphs: [
      `You have been invited to the staff pages of ${env.PHARMACY_NAME}.`,
      "Choose a password with this link. It works for one day; afterwards ask for a new one.",
      "If you don't expect this, leave it: nothing happens.",
    ],
    action: {
      label: "Choose a password",
      url: `${base}/app/invite?token=${encodeURIComponent(invite.token)}`,
    },
  })
}
