import { reactRouter } from "@react-router/dev/vite"
import { defineConfig } from "vite"

export default defineConfig({
  plugins: process.env.VITEST ? [] : [reactRouter()],
  build: { assetsInlineLimit: 0 },
  test: { include: ["app/**/__tests__/**/*.spec.{ts,tsx}"] },
} as Parameters<typeof defineConfig>[0])
