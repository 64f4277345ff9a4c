import { catalogueCache } from "./catalogue-cache"

/** Forgets every kept answer of the catalogue; called after a change of anything it shows. */
export async function dropCatalogueCache(): Promise<void> {
  catalogueCache.clear()
}
