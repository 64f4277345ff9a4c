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
import { validateBody } from "../../middlewares/validate-body"

const action = (
  name: string,
  body: Parameters<typeof validateBody>[0] = NoBody
): MiddlewareRoute => ({
  matcher: `/admin/supplies/:id/${name}`,
  methods: ["POST"],
  middlewares: [validateBody(body)],
})

export const adminSupplyMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/admin/supplies",
    methods: ["GET"],
    middlewares: [validateAndTransformQuery(ListSupplies, {})],
  },
  action("acknowledge-overlap"),
  action("start"),
  action("scan", ScanPack),
  action("clinical-check"),
  action("accuracy-check"),
  action("pack"),
  action("hand-over"),
  action("unpack", UnpackSupply),
  action("hold", HoldSupply),
  action("release-hold", ReleaseSupply),
]
