import { personOfYear } from "../../integration-tests/journeys/people"
import { Timeline } from "../../integration-tests/journeys/timeline"
import { Year } from "../../integration-tests/journeys/year"
import { Account } from "../../integration-tests/support/account"
import type { TestBrowser } from "../../integration-tests/support/browser"
import { Partners } from "../../integration-tests/support/partners"
import type { Platform } from "../../integration-tests/support/platform"
import { StaffMember } from "../../integration-tests/support/staff"
import { addDays, addMonths } from "../../src/shared/calendar"
import type { Camera } from "./camera"

const MEDICINE = {
  product: "finasteride-1mg",
  pack: "28 tablets",
  quantity: 1,
  condition: "hair-loss",
}

/** By then the third months are due within the four weeks that staff see ahead. */
const DAYS_ON = 6

/** Three plans a month after they began: what a patient sees of theirs, and staff of all. */
export class PlanTour {
  private readonly partners: Partners

  constructor(
    private readonly chrome: TestBrowser,
    private readonly platform: Platform,
    private readonly camera: Camera
  ) {
    this.partners = new Partners(platform.sandbox)
  }

  async walk(): Promise<void> {
    const { platform, partners } = this
    const year = new Year(platform, partners, new Timeline())
    const begins = await year.today()
    for (const [number, plan_months] of [3, 6, 12].entries()) {
      const patient = await year.meet(personOfYear(number))
      await year.buy(patient, { ...MEDICINE, plan_months }, 12)
    }
    await year.liveUntil(addDays(addMonths(begins, 1), DAYS_ON))
    await this.patient()
    await this.staff()
    await this.books()
  }

  private async patient(): Promise<void> {
    const account = await Account.signIn(
      this.chrome,
      this.platform,
      personOfYear(0),
      this.camera.lookAtShop
    )
    const { page } = account
    await account.shows("/plans", "Active")
    await page.getByRole("link", { name: /^Finasteride/ }).click()
    await page.getByRole("heading", { name: "Change your plan" }).waitFor()
    await account.seen()
    await account.shows("/renewals", "Can be ordered")
    await page.getByRole("link", { name: "Hair loss" }).click()
    await page.getByRole("heading", { name: /^Before you order/ }).waitFor()
    await account.seen()
    await account.close()
  }

  private async staff(): Promise<void> {
    const team = await this.signIn("team")
    await team.open("/upcoming-supplies")
    await team.sees(/^PLN-/)
    await team.seen("upcoming-supplies")
    await team.open("/plans")
    await team.sees(/^PLN-/)
    await team.seen("plans")
    await team.page.getByRole("link", { name: /^PLN-/ }).first().click()
    await team.page.getByRole("heading", { name: "History" }).waitFor()
    await team.seen("plan")
    await team.close()
  }

  /** A dispute of which Stripe's notice hasn't come. */
  private async books(): Promise<void> {
    const admin = await this.signIn("admin")
    await this.partners.withoutNews("stripe", async () => {
      await this.partners.dispute(personOfYear(1).email)
      await admin.open("/reconciliation")
      await admin.press("Compare now")
      await admin.sees("A bank disputes a payment, and we had not heard of it.")
      await admin.seen("reconciliation")
    })
    await admin.close()
  }

  private signIn(name: string): Promise<StaffMember> {
    return StaffMember.signIn(
      this.chrome,
      this.platform,
      name,
      this.camera.look
    )
  }
}
