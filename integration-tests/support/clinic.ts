import type { Page } from "playwright-core"
import type { CaseRow } from "../../src/api/contracts/case"
import { type Partners, until } from "./partners"
import type { StaffMember } from "./staff"

/** What staff do with one order, as they see it; each page is shown to their `seen`. */

/** From the queue to the approval of what is proposed. */
export async function approveCase(
  prescriber: StaffMember,
  reference: string
): Promise<void> {
  await prescriber.open("/review")
  await prescriber.sees(reference)
  await prescriber.seen("queue")
  await prescriber.openRow(reference)
  await prescriber.sees("Claim this case")
  await prescriber.seen("case")
  await prescriber.press("Claim this case")
  await prescriber.sees("You are reviewing this case.")
  await prescriber.seen("case-claimed")
  await readSections(prescriber)
  await prescriber.press("Approve")
  const question = prescriber.page.getByRole("alertdialog")
  await question.waitFor()
  await prescriber.seen("case-approving")
  await question.getByRole("button", { name: "Approve" }).click()
}

/** The case of an order's treatment of a class, once it is in a state. */
export function findCase(
  staff: StaffMember,
  order: string,
  legalClass: CaseRow["legal_class"],
  state: CaseRow["state"]
): Promise<CaseRow> {
  return until(
    `a ${legalClass} case of order ${order} ${state}`,
    async () => {
      const path = `/admin/cases?state=${state}&q=${order}`
      const { cases } = await staff.read<{ cases: CaseRow[] }>(path)
      return cases.find(
        ({ order_display_id, legal_class }) =>
          String(order_display_id) === order && legal_class === legalClass
      )
    },
    60_000
  )
}

/** Opens a case and takes it. */
export async function claim(staff: StaffMember, id: string): Promise<void> {
  await staff.open(`/review/${id}`)
  await staff.press("Claim this case")
  await staff.sees("You are reviewing this case.")
}

/** Looks at everything that has to be read before approving. */
export async function readSections(prescriber: StaffMember): Promise<void> {
  for (const name of ["patient", "flags", "evidence", "answers", "history"]) {
    const section = prescriber.page.locator(`#section-${name}`)
    await section.evaluate((element) => element.scrollIntoView())
    await prescriber.page
      .locator(`#section-${name}[data-read="true"]`)
      .waitFor({ state: "attached" })
  }
}

/** Signs on the page that SignatureRx shows beside the case. */
export async function signPrescription(
  prescriber: StaffMember,
  onPage: (page: Page) => Promise<void> = async () => {}
): Promise<void> {
  await prescriber.sees("Open signing page")
  await prescriber.seen("case-to-sign")
  const signing = await prescriber.openBeside(/Open signing page/)
  await onPage(signing)
  await signing.getByLabel(/signing PIN/).fill("123456")
  await signing.getByRole("button", { name: "Sign prescription" }).click()
  await signing.getByText("Prescription signed").waitFor()
  await prescriber.sees("Decided. The supply is with the dispatch team.")
  await prescriber.seen("case-decided")
}

type Floor = { team: StaffMember; pharmacist: StaffMember }

/** From the dispatch queue to a labelled parcel; gives its tracking number. */
export async function dispense(
  { team, pharmacist }: Floor,
  supply: { id: string; case_reference: string }
): Promise<string> {
  await team.open("/dispatch")
  await team.sees(supply.case_reference)
  await team.seen("dispatch")
  await team.openRow(supply.case_reference)
  await team.sees("Clinically approved")
  await team.seen("supply")
  await team.press("Start dispensing")
  await recordPack(team, supply.id)
  await checkBoth(pharmacist, supply.id)
  await team.open(`/dispatch/${supply.id}`)
  await team.press("Pack")
  await team.sees("Labelled")
  await team.seen("supply-labelled")
  const { parcel } = (await team.read(`/admin/supplies/${supply.id}`)).supply
  if (!parcel.has_label) {
    throw new Error("The parcel is labelled without a label")
  }
  return parcel.tracking_number
}

/** The parcel leaves, and Royal Mail delivers it. */
export async function deliver(
  team: StaffMember,
  partners: Partners,
  tracking: string
): Promise<void> {
  await team.press("Handed over to Royal Mail")
  await team.sees("Dispatched")
  await partners.scanParcel(tracking, "EVKOP")
}

/** Looks at the whole way of an order that was delivered. */
export async function readAuditTrail(
  staff: StaffMember,
  caseId: string
): Promise<void> {
  await staff.open(`/review/${caseId}`)
  await staff.press("Audit trail")
  await staff.sees("Supply: delivered")
  await staff.seen("audit-trail")
}

/** A scanner types the barcode; batch and expiry are typed by hand. */
async function recordPack(team: StaffMember, id: string): Promise<void> {
  const { supply } = await team.read(`/admin/supplies/${id}`)
  const { page } = team
  await page.getByLabel("Barcode").fill(supply.item.gtin)
  await page.getByLabel("Batch number").fill("BX2041")
  await page.getByLabel("Expiry date").fill("2028-06-30")
  await page.getByLabel("Packs of this batch").fill(String(supply.quantity))
  await team.seen("supply-scanning")
  await team.press("Record the pack")
  await team.sees("BX2041")
}

async function checkBoth(pharmacist: StaffMember, id: string): Promise<void> {
  await pharmacist.open(`/dispatch/${id}`)
  await pharmacist.sees("Clinical check done")
  await pharmacist.seen("supply-checks")
  for (const check of ["Clinical check", "Accuracy check"]) {
    await pharmacist.press(`${check} done`)
    await pharmacist.page
      .getByRole("button", { name: `${check} done`, exact: true })
      .waitFor({ state: "detached" })
  }
}
