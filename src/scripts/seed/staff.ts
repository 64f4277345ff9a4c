import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createUserAccountWorkflow } from "@medusajs/medusa/core-flows"
import { STAFF_MODULE } from "../../modules/staff"
import type { StaffInput } from "../../modules/staff/domain/profile"
import { REGISTERS_OF_ROLE } from "../../modules/staff/domain/roles"
import { dayAfterMonths } from "../../modules/staff/domain/standing"
import type StaffModuleService from "../../modules/staff/service"
import { systemActor, type Actor } from "../../shared/actor"
import { clock } from "../../shared/clock"
import { runningEnv } from "../../shared/env"
import { unexpected } from "../../shared/errors"
import { londonDay } from "../../shared/london"
import { saveStaffWorkflow } from "../../workflows/staff/save-staff"

const DEMO_PASSWORD = "willow-demo-2026"

type SeedStaff = { email: string } & Omit<
  StaffInput,
  | "notify_mode"
  | "notify_categories"
  | "scope"
  | "indemnity_expires_on"
  | "register_checked_on"
>

const none = { registration_body: null, registration_number: null }
const domain = "willow-pharmacy.example"

/** Invented people with invented numbers of valid form. */
export const SEED_STAFF: readonly SeedStaff[] = [
  {
    email: `admin@${domain}`,
    name: "Robin Hale",
    role: "administrator",
    ...none,
  },
  {
    email: `prescriber@${domain}`,
    name: "Dr Priya Nair",
    role: "prescriber",
    registration_body: "GMC",
    registration_number: "7999001",
  },
  {
    email: `pharmacist@${domain}`,
    name: "Amara Okafor",
    role: "pharmacist",
    registration_body: "GPhC",
    registration_number: "2999001",
  },
  {
    email: `pharmacist2@${domain}`,
    name: "Tomasz Zielinski",
    role: "pharmacist",
    registration_body: "GPhC",
    registration_number: "2999002",
  },
  {
    email: `team@${domain}`,
    name: "Jo Carter",
    role: "pharmacy_team",
    ...none,
  },
  { email: `support@${domain}`, name: "Sam Ellis", role: "support", ...none },
]

/**
 * Users with their roles, for a demonstration only: production gets its first
 * administrator by `medusa user`. Gives the pharmacist who answers for the
 * sample data.
 */
export async function seedStaff(container: MedusaContainer): Promise<Actor> {
  const env = runningEnv()
  const password = env.SEED_STAFF_PASSWORD ?? DEMO_PASSWORD
  const ids = new Map<string, string>()
  for (const person of SEED_STAFF) {
    const userId = await ensureUser(container, person, password)
    ids.set(person.email, userId)
    await ensureProfile(container, userId, person)
  }
  container
    .resolve(ContainerRegistrationKeys.LOGGER)
    .info(
      `Sample staff: ${SEED_STAFF.map(({ email }) => email).join(", ")}${env.SEED_STAFF_PASSWORD ? "" : `, password ${DEMO_PASSWORD}`}`
    )
  const id = ids.get(`pharmacist@${domain}`)
  if (!id) {
    throw unexpected("The seed lacks its pharmacist")
  }
  return { type: "staff", id, role: "pharmacist" }
}

async function ensureUser(
  container: MedusaContainer,
  person: SeedStaff,
  password: string
): Promise<string> {
  const { email } = person
  const [known] = await container.resolve(Modules.USER).listUsers({ email })
  if (known) {
    return known.id
  }
  const auth = container.resolve(Modules.AUTH)
  const { success, authIdentity, error } = await auth.register("emailpass", {
    body: { email, password },
  })
  if (!success || !authIdentity) {
    throw unexpected(`No sign-in could be made for ${email}: ${error ?? ""}`)
  }
  const [first_name = "", ...rest] = person.name.split(" ")
  const { result } = await createUserAccountWorkflow(container).run({
    input: {
      authIdentityId: authIdentity.id,
      userData: { email, first_name, last_name: rest.join(" ") },
    },
  })
  return result.id
}

async function ensureProfile(
  container: MedusaContainer,
  user_id: string,
  person: SeedStaff
): Promise<void> {
  const staff = container.resolve<StaffModuleService>(STAFF_MODULE)
  const [known] = await staff.listStaffProfiles({ user_id })
  // Sample staff of before there was a register check get theirs as well.
  if (known && (known.register_checked_on || !REGISTERS_OF_ROLE[known.role])) {
    return
  }
  const { email: _email, ...profile } = person
  const today = londonDay(clock.now())
  await saveStaffWorkflow(container).run({
    input: {
      user_id,
      profile: {
        ...profile,
        notify_mode: known?.notify_mode ?? "immediate",
        notify_categories: null,
        scope: null,
        ...(REGISTERS_OF_ROLE[person.role]
          ? {
              indemnity_expires_on: dayAfterMonths(today, 12),
              register_checked_on: today,
            }
          : { indemnity_expires_on: null, register_checked_on: null }),
      },
      actor: systemActor("seed"),
    },
  })
}
