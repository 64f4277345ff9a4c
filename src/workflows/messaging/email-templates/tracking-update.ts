import type { TrackingKind } from "../../../modules/dispensing/domain/tracking"
import { dispensingOf } from "../../dispensing/services"
import { composeEmail } from "./compose-email"
import { patientEmail } from "./customer-address"
import { parcelOfSupply } from "./parcel-email"
import type { EmailBuilder } from "./types"

/** The changes of tracking that matter to who waits for it (DLV-1). */
const NEWS: Partial<Record<TrackingKind, { subject: string; text: string }>> = {
  out_for_delivery: {
    subject: "Your parcel is out for delivery",
    text: "Royal Mail expects to deliver your parcel today.",
  },
  attempt: {
    subject: "We missed you",
    text: "Royal Mail tried to deliver your parcel and could not. The tracking page says when they will try again or where you can collect it.",
  },
  await_collection: {
    subject: "Your parcel is ready to collect",
    text: "Your parcel waits for you at a Royal Mail or Post Office branch. Please take proof of identity with you; the tracking page says where and until when.",
  },
}

export const trackingUpdate: EmailBuilder = async (container, call) => {
  const dispensing = dispensingOf(container)
  const [event] = await dispensing.listTrackingEvents(
    { id: call.subject_id },
    { relations: ["parcel"] }
  )
  const news = NEWS[(event?.kind ?? "scan") as TrackingKind]
  const parcel = event
    ? await parcelOfSupply(container, event.parcel.supply_id)
    : null
  const to = parcel ? await patientEmail(container, parcel.patient_id) : null
  if (!news || !parcel || !to) {
    return null
  }
  return composeEmail({
    to,
    subject: news.subject,
    paragraphs: [
      news.text,
      `It belongs to your order #${parcel.order_display_id}.`,
    ],
    ...(parcel.tracking_url
      ? { action: { label: "Track your parcel", url: parcel.tracking_url } }
      : {}),
  })
}
