/** Set by Medusa's admin bundler. */
declare const __BACKEND_URL__: string | undefined
