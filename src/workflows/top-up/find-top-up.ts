import type { MedusaContainer } from "@medusajs/framework/types"
import { casesOf } from "../clinical-review/services"

/** The proposal whose difference is paid in a collection, if any. */
export async function topUpOfCollection(
  container: MedusaContainer,
  payment_collection_id: string
): Promise<{ id: string; case_id: string } | null> {
  const [found] = await casesOf(container).listChangeProposals(
    { payment_collection_id },
    { select: ["id", "case_id"], take: 1 }
  )
  return found ?? null
}

/** Proposals of a case whose difference may still be held or taken. */
export async function openTopUpsOf(
  container: MedusaContainer,
  case_id: string
): Promise<string[]> {
  const open = await casesOf(container).listChangeProposals(
    { case_id, top_up: "started" },
    { select: ["id"] }
  )
  return open.map(({ id }) => id)
}

/** The cases whose differences were paid in some collections, by collection. */
export async function casesOfTopUps(
  container: MedusaContainer,
  collections: string[]
): Promise<Map<string, string>> {
  const found = await casesOf(container).listChangeProposals(
    { payment_collection_id: collections },
    { select: ["id", "case_id", "payment_collection_id"] }
  )
  return new Map(
    found.flatMap(({ payment_collection_id, case_id }) =>
      payment_collection_id ? [[payment_collection_id, case_id] as const] : []
    )
  )
}
