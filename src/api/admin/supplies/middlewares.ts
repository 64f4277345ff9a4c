import {
  validateAndTransformQuery,
  type MiddlewareRoute,
} from "@medusajs/framework/http"
import {
  HoldSupply,
  ListSupplies,
  NoBody,
  ReleaseSupply,
  ScanPack,
  UnpackSupply,
} from "../../contracts/supply"
import { requireStaff } from "../../middlewares/require-staff"
import { validateBody } from "../../middlewares/validate-body"

const readers = requireStaff(
  "administrator",
  "prescriber",
  "pharmacist",
  "pharmacy_team"
)
const floor = requireStaff("pharmacist", "pharmacy_team")
const clinical = requireStaff("prescriber", "pharmacist", "pharmacy_team")
const clinicians = requireStaff("prescriber", "pharmacist")
const pharmacist = requireStaff("pharmacist")

const action = (
  name: string,
  who: ReturnType<typeof requireStaff>,
  body: Parameters<typeof validateBody>[0] = NoBody
): MiddlewareRoute => ({
  matcher: `/admin/supplies/:id/${name}`,
  methods: ["POST"],
  middlewares: [who, validateBody(body)],
})

export const adminSupplyMiddlewares: MiddlewareRoute[] = [
  { matcher: "/admin/supplies*", middlewares: [readers] },
  {
    matcher: "/admin/supplies",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(ListSupplies, {})],
  },
  action("start", floor),
  action("scan", floor, ScanPack),
  action("clinical-check", pharmacist),
  action("accuracy-check", floor),
  action("pack", floor),
  action("hand-over", floor),
  action("unpack", floor, UnpackSupply),
  action("hold", clinical, HoldSupply),
  action("release-hold", clinicians, ReleaseSupply),
]
