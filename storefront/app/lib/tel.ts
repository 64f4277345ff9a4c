/** A tel: link for a phone number as it is written. */
export const telHref = (phone: string): string =>
  `tel:${phone.replace(/[^\d+]/g, "")}`
