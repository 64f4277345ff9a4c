function setting(name: string, fallback?: string): string {
  const value = process.env[name]
  if (value) {
    return value
  }
  if (fallback === undefined) {
    throw new Error(`The storefront needs ${name} in its environment.`)
  }
  return fallback
}

function sessionSecret(): string {
  const value = setting("SESSION_SECRET")
  if (value.length < 32) {
    throw new Error("SESSION_SECRET needs at least 32 characters.")
  }
  return value
}

/** The settings of the storefront, read once at start; a missing one stops it. */
export const env = {
  backendUrl: setting("MEDUSA_BACKEND_URL", "http://localhost:9000"),
  publishableKey: setting("MEDUSA_PUBLISHABLE_KEY"),
  sessionSecret: sessionSecret(),
  secureCookies: process.env.STOREFRONT_SECURE_COOKIES === "true",
}

/** Who trades here; shown on every page. */
export const pharmacy = {
  name: setting("PHARMACY_NAME"),
  address: setting("PHARMACY_ADDRESS"),
  premisesNumber: setting("PHARMACY_PREMISES_NUMBER"),
  superintendent: setting("PHARMACY_SUPERINTENDENT"),
  phone: setting("PHARMACY_PHONE"),
  email: setting("PHARMACY_EMAIL"),
}

export type Pharmacy = typeof pharmacy
