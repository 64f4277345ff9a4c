import type { TestBrowser } from "../../integration-tests/support/browser"
import {
  approveCase,
  deliver,
  dispense,
  readAuditTrail,
  signPrescription,
} from "../../integration-tests/support/clinic"
import { Partners, until } from "../../integration-tests/support/partners"
import type { Platform } from "../../integration-tests/support/platform"
import {
  GOOD_ANSWERS,
  GOOD_CARD,
  inventPerson,
  Shopper,
} from "../../integration-tests/support/shopper"
import { StaffMember } from "../../integration-tests/support/staff"
import type { CaseRow } from "../../src/api/contracts/case"
import type { LetterView } from "../../src/api/contracts/letter"
import type { SupplyRowView } from "../../src/api/contracts/supply"
import type { Camera } from "./camera"
import { PlanTour } from "./plan-tour"

/** Answers that pass, of which one is for the clinician to see. */
const FLAGGED_ANSWERS = { ...GOOD_ANSWERS, date_of_birth: "1958-03-14" }

/** One real order from the home page to its delivery, and plans beside it, past every page of the tour. */
export class Tour {
  private readonly partners: Partners

  constructor(
    private readonly chrome: TestBrowser,
    private readonly platform: Platform,
    private readonly camera: Camera
  ) {
    this.partners = new Partners(platform.sandbox)
  }

  async walk(): Promise<void> {
    await this.refusedConsultation()
    const shopper = await this.buy()
    const order = await this.review()
    await this.dispense(order)
    await this.account(shopper)
    await this.administration()
    // Last, as it moves the clock by a month.
    await new PlanTour(this.chrome, this.platform, this.camera).walk()
  }

  private async newShopper(): Promise<Shopper> {
    const context = await this.chrome.browser.newContext({ locale: "en-GB" })
    const page = await context.newPage()
    const { platform, partners, camera } = this
    return new Shopper(page, platform, partners, camera.lookAtShop)
  }

  private signIn(name: string): Promise<StaffMember> {
    return StaffMember.signIn(
      this.chrome,
      this.platform,
      name,
      this.camera.look
    )
  }

  private async refusedConsultation(): Promise<void> {
    const shopper = await this.newShopper()
    await shopper.startConsultation()
    await shopper.answerAll(GOOD_ANSWERS, "mood")
    await shopper.page.locator('[name="depression"][value="now"]').check()
    await shopper.page.waitForURL("**/advice")
    await shopper.seen()
    await shopper.page.context().close()
  }

  private async buy(): Promise<Shopper> {
    const shopper = await this.newShopper()
    await shopper.startConsultation()
    await shopper.answerAll(FLAGGED_ANSWERS)
    await shopper.consentAndSubmit()
    await shopper.register(
      { ...inventPerson(), email: "oliver.passmore@example.test" },
      FLAGGED_ANSWERS
    )
    await shopper.chooseTreatment(2)
    await shopper.goToPayment()
    await this.camera.look(shopper.page, "card-form")
    await shopper.pay(GOOD_CARD)
    await shopper.page.waitForURL("**/checkout/confirmation/**")
    await shopper.seen()
    return shopper
  }

  /** Gives the order's number. */
  private async review(): Promise<string> {
    const prescriber = await this.signIn("prescriber")
    const { reference, order_display_id } = await until(
      "a case in the queue",
      async () => {
        const path = "/admin/cases?state=queued"
        return (await prescriber.read<{ cases: CaseRow[] }>(path)).cases[0]
      }
    )
    await approveCase(prescriber, reference)
    await signPrescription(prescriber, (page) =>
      this.camera.look(page, "signing-page")
    )
    await until("a letter that is sent", async () => {
      const path = "/admin/letters?state=sent"
      return (await prescriber.read<{ letters: LetterView[] }>(path)).letters[0]
    })
    await prescriber.open("/letters")
    await prescriber.sees(reference)
    await prescriber.seen("letters")
    await prescriber.close()
    return String(order_display_id)
  }

  private async dispense(order: string): Promise<void> {
    const team = await this.signIn("team")
    const pharmacist = await this.signIn("pharmacist")
    const supply = await team.waitForState<SupplyRowView>(
      "supplies",
      order,
      "ready"
    )
    const tracking = await dispense({ team, pharmacist }, supply)
    await deliver(team, this.partners, tracking)
    await team.waitForState("supplies", order, "delivered")
    await readAuditTrail(pharmacist, supply.case_id)
    await this.stopDialog(pharmacist, supply.case_id)
    await team.close()
    await pharmacist.close()
  }

  /** How supply is stopped, from a case's page; nothing is stopped. */
  private async stopDialog(staff: StaffMember, caseId: string): Promise<void> {
    await staff.open(`/review/${caseId}`)
    await staff.press("Stop supply")
    await staff.page.getByRole("dialog").waitFor()
    await staff.seen("stop-supply")
  }

  private async account(shopper: Shopper): Promise<void> {
    await shopper.page.goto(`${this.platform.storefront}/account`)
    await shopper.follow(/^Order #/)
    await shopper.seen()
    await shopper.follow(/^Something has changed, or/)
    await shopper.seen()
    await shopper.page.goto(`${this.platform.sandbox}/#royal-mail`)
    await this.camera.look(shopper.page, "simulators")
  }

  private async administration(): Promise<void> {
    const admin = await this.signIn("admin")
    await admin.open("/partners")
    await admin.sees("Royal Mail: New shipment")
    await admin.seen("partners")
    await admin.open("/settings/staff")
    await admin.sees("Dr Priya Nair")
    await admin.seen("staff")
    await admin.close()
  }
}
