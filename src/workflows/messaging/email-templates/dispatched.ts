import { composeEmail } from "./compose-email"
import { patientEmail } from "./customer-address"
import { parcelOfSupply } from "./parcel-email"
import type { EmailBuilder } from "./types"

/** The parcel has left, with its tracking link (DSP-2). Neutral: nothing of what is inside. */
export const dispatched: EmailBuilder = async (container, call) => {
  const parcel = await parcelOfSupply(container, call.subject_id)
  const to = parcel ? await patientEmail(container, parcel.patient_id) : null
  if (!parcel || !to) {
    return null
  }
  return composeEmail({
    to,
    subject: "Your parcel is on its way",
    paragraphs: [
      `A parcel of your order #${parcel.order_display_id} was handed to Royal Mail today, in plain packaging.`,
      "You can follow it with the link below. It may take some hours until the first scan shows.",
    ],
    ...(parcel.tracking_url
      ? { action: { label: "Track your parcel", url: parcel.tracking_url } }
      : {}),
  })
}
