import type { Account } from "./account"
import { inventPhoto } from "./photos"
import type { StaffMember } from "./staff"

/** Sends both documents on the page of the account that asks for them. */
export async function sendDocuments(account: Account): Promise<void> {
  const { page } = account
  await account.shows("/identity", "ID check: action required")
  await page
    .getByLabel("Photo ID")
    .setInputFiles(await inventPhoto("passport.jpg", "#335577"))
  await page
    .getByLabel("Proof of address")
    .setInputFiles(await inventPhoto("bill.jpg", "#775533"))
  await account.press("Send")
  await page.getByText("Thank you. We have your documents").waitFor()
  await account.seen()
}

/** Opens a person's case from the list of those who need staff, and each document of it. */
export async function openDocuments(
  staff: StaffMember,
  name: string
): Promise<void> {
  await staff.open("/identity")
  await staff.sees("Documents to review")
  await staff.seen("identity-checks")
  await staff.openRow(name)
  for (const document of ["Photo ID", "Proof of address"]) {
    const shown = await staff.openBeside(`Open ${document}`)
    await shown.locator("img").waitFor()
    await shown.close()
  }
  await staff.page
    .getByText(/, opened by you$/)
    .nth(1)
    .waitFor()
}
