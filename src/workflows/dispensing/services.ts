import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { DISPENSING_MODULE } from "../../modules/dispensing"
import type DispensingModuleService from "../../modules/dispensing/service"
import { PRESCRIBING_MODULE } from "../../modules/prescribing"
import type PrescribingModuleService from "../../modules/prescribing/service"

export const dispensingOf = (container: MedusaContainer) =>
  container.resolve<DispensingModuleService>(DISPENSING_MODULE)

export const prescribingOf = (container: MedusaContainer) =>
  container.resolve<PrescribingModuleService>(PRESCRIBING_MODULE)

/**
 * Reads through `query.graph` and checks the shape of what comes back, since
 * the graph's own types don't know our modules before a first build.
 */
export async function readGraph<T>(
  container: MedusaContainer,
  query: {
    entity: string
    fields: string[]
    filters: Record<string, unknown>
    pagination?: { take: number; skip?: number; order?: Record<string, string> }
  },
  schema: { parse(value: unknown): T }
): Promise<T[]> {
  const graph = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await graph.graph(query as Parameters<typeof graph.graph>[0])
  return (data as unknown[]).map((row) => schema.parse(row))
}
