import type { Partner, PartnerName } from "../kit/types"
import type { MailboxPartner } from "../mailbox/routes"
import type { RoyalMail } from "../royal-mail/routes"
import type { SignatureRx } from "../signaturerx/routes"
import type { StripePartner } from "../stripe/routes"

/** All partners, and by name those that the control API drives. */
export type Partners = {
  all: Map<PartnerName, Partner>
  stripe: StripePartner
  signaturerx: SignatureRx
  royalMail: RoyalMail
  mailbox: MailboxPartner
}
