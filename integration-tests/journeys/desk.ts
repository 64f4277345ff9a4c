import { randomUUID } from "node:crypto"
import type { Day } from "../../src/shared/calendar"
import { startOfDay } from "../../src/shared/calendar"
import { londonDay } from "../../src/shared/london"
import type { Partners } from "../support/partners"
import type { Platform } from "../support/platform"
import { StoreApi } from "../support/store-api"

export type Json = ReturnType<typeof JSON.parse>
export type Role = "admin" | "prescriber" | "pharmacist" | "team"

/** What a prescriber has to have had before them. */
const SECTIONS = ["patient", "flags", "evidence", "answers", "history"]
/** As many supplies as a page of the dispatch queue has. */
const MOST = 100
/** The hour of London's day at which the journey's day begins. */
const MORNING_MINUTES = 9 * 60

/** The sample staff at work over the API, on a platform whose clock can be moved. */
export class Desk {
  private readonly tokens = new Map<Role, StoreApi>()

  constructor(
    private readonly platform: Platform,
    private readonly partners: Partners
  ) {}

  async get(role: Role, path: string): Promise<Json> {
    return (await this.as(role)).get(`/admin/${path}`)
  }

  async post(role: Role, path: string, body: object = {}): Promise<Json> {
    return (await this.as(role)).post(`/admin/${path}`, body)
  }

  /** Today by the platform's clock. */
  async today(): Promise<Day> {
    return londonDay(await this.now())
  }

  /** Moves the clock on to the morning of a day; everything due by then is done when it returns. */
  async goTo(day: Day): Promise<void> {
    const morning = startOfDay(day).getTime() + MORNING_MINUTES * 60_000
    const minutes = Math.ceil((morning - (await this.now()).getTime()) / 60_000)
    if (minutes > 0) {
      await this.wait(minutes)
    }
  }

  /** Lets minutes pass by the platform's clock, and what waits be done. */
  async wait(minutes = 1): Promise<void> {
    // A token's life is the system's, whatever the platform's clock says.
    await this.post("admin", "clock", { advance_minutes: minutes })
  }

  /** From the queue to a signed prescription. */
  async approve(caseId: string, issues?: number): Promise<void> {
    const path = `cases/${caseId}`
    await this.post("prescriber", `${path}/claim`)
    const found = (await this.get("prescriber", path)).case
    await this.readSections(path)
    for (const { kind, subject } of found.acknowledgements) {
      await this.post("prescriber", `${path}/acknowledgements`, {
        kind,
        subject,
      })
    }
    const { formulary_item_id, dose, directions, quantity } = found.proposal
    await this.post("prescriber", `${path}/approve`, {
      proposal: {
        formulary_item_id,
        dose,
        directions,
        quantity,
        ...(issues === undefined ? {} : { issues }),
      },
    })
    await this.wait()
    const { offset_minutes } = (await this.get("admin", "clock")).clock
    await this.partners.sign(found.reference, offset_minutes)
    await this.wait()
  }

  private async readSections(path: string): Promise<void> {
    const session = randomUUID()
    const dwell = (sections: Record<string, number>) =>
      this.post("prescriber", `${path}/dwell`, { session, sections })
    await dwell({})
    // The server believes no more seconds than have gone by.
    await new Promise((resolve) => setTimeout(resolve, 1_050))
    await dwell(Object.fromEntries(SECTIONS.map((name) => [name, 1])))
  }

  /** The case of an order's one treatment. */
  async caseOf(order: string): Promise<Json> {
    const { cases } = await this.get("pharmacist", `cases?state=all&q=${order}`)
    const found = cases.find(
      (one: Json) => String(one.order_display_id) === order
    )
    if (!found) {
      throw new Error(`Order ${order} has no case`)
    }
    return found
  }

  /**
   * Sends what stands ready in the dispatch queue for some cases, and the
   * carrier hands it over; gives what was sent.
   */
  async sendReady(caseReferences: readonly string[]): Promise<Json[]> {
    const list = await this.get("team", `supplies?state=ready&limit=${MOST}`)
    const supplies: Json[] = list.supplies.filter(({ case_reference }: Json) =>
      caseReferences.includes(case_reference)
    )
    if (supplies.length === 0) {
      return []
    }
    for (const { id } of supplies) {
      await this.pack(id)
    }
    await this.wait()
    for (const { id } of supplies) {
      const { supply } = await this.get("team", `supplies/${id}`)
      await this.post("team", `supplies/${id}/hand-over`)
      await this.partners.scanParcel(supply.parcel.tracking_number, "EVKOP")
    }
    await this.wait()
    return supplies
  }

  private async pack(supplyId: string): Promise<void> {
    const path = `supplies/${supplyId}`
    const { supply } = await this.post("team", `${path}/start`)
    await this.post("team", `${path}/scan`, {
      gtin: supply.item.gtin,
      batch_number: "BX2041",
      expiry: "2031-06-30",
      packs: supply.quantity,
    })
    await this.post("pharmacist", `${path}/clinical-check`)
    await this.post("pharmacist", `${path}/accuracy-check`)
    await this.post("team", `${path}/pack`)
  }

  private async now(): Promise<Date> {
    return new Date((await this.get("admin", "clock")).clock.now)
  }

  private async as(role: Role): Promise<StoreApi> {
    const known = this.tokens.get(role)
    if (known) {
      return known
    }
    const guest = new StoreApi(this.platform)
    const { token } = await guest.post("/auth/user/emailpass", {
      email: `${role}@willow-pharmacy.example`,
      password: this.platform.password,
    })
    const api = guest.signedIn(token)
    this.tokens.set(role, api)
    return api
  }
}
