import { defineMiddlewares } from "@medusajs/framework/http"

/**
 * The root of all middlewares: it spreads one array per area and does nothing
 * else. Each array lies in `src/api/<area>/middlewares.ts` or, where it is a
 * rule over many routes, in `src/api/middlewares/`. An entry without a method
 * runs before every validator and handler of its matcher (Medusa's "global"
 * bucket); entries run in the order in which they stand here.
 */
export default defineMiddlewares({
  routes: [],
})
