import type { MiddlewareRoute } from "@medusajs/framework/http"

export const royalMailHookMiddlewares: MiddlewareRoute[] = [
  {
    matcher: "/hooks/royal-mail",
    methods: ["POST"],
    bodyParser: { preserveRawBody: true, sizeLimit: "1mb" },
  },
]
