import type { MiddlewareRoute } from "@medusajs/framework/http"

/** The signed document comes along in base64: more than Medusa's usual limit. */
export const signatureRxHookMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/hooks/signaturerx",
    methods: ["POST"],
    bodyParser: { preserveRawBody: true, sizeLimit: "5mb" },
  },
]
