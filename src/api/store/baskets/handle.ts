import type {
  MedusaRequest,
  MedusaStoreRequest,
} from "@medusajs/framework/http"
import { makeCapability } from "../../../shared/capability"
import { runningEnv } from "../../../shared/env"
import type { BasketHandle } from "../../contracts/basket"

/** What its holder needs to come back to a basket. */
export const basketHandle = (id: string): BasketHandle => ({
  id,
  token: makeCapability(runningEnv().CAPABILITY_SECRET, "basket", id),
})

/** The channel that the publishable key of the request is for. */
export const salesChannelOf = (req: MedusaRequest): string | undefined =>
  (req as Partial<MedusaStoreRequest>).publishable_key_context
    ?.sales_channel_ids[0]
