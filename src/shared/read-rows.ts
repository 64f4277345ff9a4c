import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { z } from "@medusajs/framework/zod"

export type RowQuery = {
  entity: string
  fields: string[]
  filters?: Record<string, unknown>
  pagination?: {
    take?: number
    skip?: number
    order?: Record<string, "ASC" | "DESC">
  }
}

/**
 * Rows of any module through Medusa's query, checked by the reader's own
 * schema: what a module stops giving shows here, not three calls later.
 */
export async function readRows<T>(
  container: MedusaContainer,
  query: RowQuery,
  schema: z.ZodType<T>
): Promise<T[]> {
  const { data } = await container
    .resolve(ContainerRegistrationKeys.QUERY)
    .graph(query)
  return z.array(schema).parse(data)
}

/** The first of such rows; null when there is none. */
export async function readRow<T>(
  container: MedusaContainer,
  query: RowQuery,
  schema: z.ZodType<T>
): Promise<T | null> {
  const [first] = await readRows(container, query, schema)
  return first ?? null
}
