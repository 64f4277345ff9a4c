import { runningEnv } from "../../../shared/env"
import { composeEmail } from "./compose-email"
import { patientEmail } from "./customer-address"
import { parcelOfSupply } from "./parcel-email"
import type { EmailBuilder } from "./types"

/** The carrier says that it has arrived; what to do when it has not. */
export const delivered: EmailBuilder = async (container, call) => {
  const parcel = await parcelOfSupply(container, call.subject_id)
  const to = parcel ? await patientEmail(container, parcel.patient_id) : null
  if (!parcel || !to) {
    return null
  }
  return composeEmail({
    to,
    subject: "Your parcel was delivered",
    paragraphs: [
      `Royal Mail tells us that the parcel of your order #${parcel.order_display_id} was delivered.`,
      "Please read the leaflet inside before you start. If the parcel has not reached you or is damaged, write to us from your account.",
    ],
    action: {
      label: "Sign in to your account",
      url: `${runningEnv().STOREFRONT_URL}/account`,
    },
  })
}
