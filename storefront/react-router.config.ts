import type { Config } from "@react-router/dev/config"

export default {
  ssr: true,
  future: { v8_middleware: true },
  // Pages are documents: nothing asks for routes ahead of a click.
  routeDiscovery: { mode: "initial" },
} satisfies Config
