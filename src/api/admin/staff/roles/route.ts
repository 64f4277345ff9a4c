import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http"
import {
  PERMISSIONS,
  type Rule,
} from "../../../../modules/staff/domain/permissions"
import type { RolesResponse } from "../../../contracts/staff-access"

const rolesOf = ({ what, access }: Rule) =>
  access.kind === "roles" ? [{ what, roles: [...access.roles] }] : []

/** What each role may do, read from the table that decides it. */
export async function GET(
  _req: MedusaRequest,
  res: MedusaResponse<RolesResponse>
): Promise<void> {
  const areas = PERMISSIONS.map(({ title, rules }) => ({
    title,
    rules: rules.flatMap(rolesOf),
  }))
  res.json({ areas: areas.filter(({ rules }) => rules.length > 0) })
}
