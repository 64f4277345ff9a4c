import { startBrowser, type TestBrowser } from "../support/browser"
import { runningPlatform, type Platform } from "../support/platform"
import { StaffMember } from "../support/staff"

let platform: Platform
let chrome: TestBrowser

beforeAll(async () => {
  chrome = await startBrowser()
  platform = runningPlatform()
}, 60_000)

afterAll(() => chrome.close(), 60_000)

/** What somebody of the sample staff finds: where they begin, what their menu has, and a page that isn't theirs. */
const PEOPLE = [
  {
    name: "admin",
    begins: "/orders",
    sees: ["Orders", "Products", "Promotions", "Dispatch", "Partner calls"],
    lacks: ["Review queue", "GP letters"],
    closed: {
      page: "/review",
      needs: "Prescriber or Pharmacist or Pharmacy team",
    },
  },
  {
    name: "prescriber",
    begins: "/review",
    sees: ["Review queue", "Dispatch", "GP letters", "Forms", "Products"],
    lacks: ["Orders", "Customers", "Promotions", "Partner calls"],
    closed: { page: "/partners", needs: "Administrator or Pharmacist" },
  },
  {
    name: "team",
    begins: "/dispatch",
    sees: ["Dispatch", "Review queue", "Orders", "Inventory"],
    lacks: ["Promotions", "Price Lists", "Safeguarding"],
    closed: { page: "/review/safeguarding", needs: "Prescriber or Pharmacist" },
  },
  {
    name: "support",
    begins: "/orders",
    sees: ["Orders", "Customers", "Promotions"],
    lacks: ["Review queue", "Dispatch", "GP letters", "Forms", "Inventory"],
    closed: { page: "/settings/staff", needs: "Administrator" },
  },
]

test.each(PEOPLE)(
  "$name begins at $begins and finds the menu of the role",
  async ({ name, begins, sees, lacks, closed }) => {
    const staff = await StaffMember.signIn(chrome, platform, name)
    const { page } = staff
    expect(new URL(page.url()).pathname).toBe(`/app${begins}`)
    const menu = page.getByRole("complementary")
    for (const label of sees) {
      await menu
        .getByRole("link", { name: new RegExp(`${label}$`) })
        .first()
        .waitFor()
    }
    for (const label of lacks) {
      const entry = menu.getByRole("link", { name: new RegExp(`${label}$`) })
      expect([label, await entry.count()]).toEqual([label, 0])
    }
    await staff.open(closed.page)
    await staff.sees("not part of your role")
    await staff.sees(`This page needs: ${closed.needs}`)
    await page.getByRole("link", { name: "Go to your own page" }).click()
    await page.waitForURL(({ pathname }) => pathname === `/app${begins}`)
    await staff.close()
  }
)
