/** The keys of every query of our own; a change invalidates by the first parts. */
export const queryKeys = {
  all: ["pharmacy"] as const,
  me: ["pharmacy", "staff", "me"] as const,
  staff: ["pharmacy", "staff", "list"] as const,
  users: ["pharmacy", "staff", "users"] as const,
  invitations: ["pharmacy", "staff", "invitations"] as const,
  roles: ["pharmacy", "staff", "roles"] as const,
  queueViews: ["pharmacy", "staff", "queue-views"] as const,
  clock: ["pharmacy", "clock"] as const,
  cases: ["pharmacy", "cases"] as const,
  caseList: (query: object) => ["pharmacy", "cases", "list", query] as const,
  case: (id: string) => ["pharmacy", "cases", "one", id] as const,
  changePrice: (id: string, wish: object) =>
    ["pharmacy", "cases", "change-price", id, wish] as const,
  doseChanges: (id: string) =>
    ["pharmacy", "cases", "dose-changes", id] as const,
  categories: ["pharmacy", "categories"] as const,
  safeguarding: ["pharmacy", "safeguarding"] as const,
  safeguardingList: (query: object) =>
    ["pharmacy", "safeguarding", "list", query] as const,
  safeguardingTask: (id: string) =>
    ["pharmacy", "safeguarding", "one", id] as const,
  sealedRecord: (id: string) => ["pharmacy", "sealed-record", id] as const,
  healthReports: ["pharmacy", "health-reports"] as const,
  healthReportList: (query: object) =>
    ["pharmacy", "health-reports", "list", query] as const,
  healthReport: (id: string) =>
    ["pharmacy", "health-reports", "one", id] as const,
  unfinished: ["pharmacy", "unfinished"] as const,
  unfinishedList: (query: object) => ["pharmacy", "unfinished", query] as const,
  supplies: ["pharmacy", "supplies"] as const,
  supplyList: (query: object) =>
    ["pharmacy", "supplies", "list", query] as const,
  supply: (id: string) => ["pharmacy", "supplies", "one", id] as const,
  plans: ["pharmacy", "plans"] as const,
  planList: (query: object) => ["pharmacy", "plans", "list", query] as const,
  plan: (id: string) => ["pharmacy", "plans", "one", id] as const,
  failedCharges: (query: object) =>
    ["pharmacy", "plans", "failed", query] as const,
  upcoming: (query: object) =>
    ["pharmacy", "plans", "upcoming", query] as const,
  denialReasons: ["pharmacy", "denial-reasons"] as const,
  stops: ["pharmacy", "stops"] as const,
  stopList: (query: object) => ["pharmacy", "stops", "list", query] as const,
  stop: (id: string) => ["pharmacy", "stops", "one", id] as const,
  stopSubjects: (q: string) => ["pharmacy", "stop-subjects", q] as const,
  identity: ["pharmacy", "identity"] as const,
  identityList: (query: object) => ["pharmacy", "identity", query] as const,
  letters: ["pharmacy", "letters"] as const,
  letterList: (query: object) => ["pharmacy", "letters", query] as const,
  calls: ["pharmacy", "calls"] as const,
  callList: (query: object) => ["pharmacy", "calls", "list", query] as const,
  callSummary: ["pharmacy", "calls", "summary"] as const,
  items: (query: object) => ["pharmacy", "formulary-items", query] as const,
  variants: (productId: string) => ["pharmacy", "variants", productId] as const,
  itemsAll: ["pharmacy", "formulary-items"] as const,
  forms: ["pharmacy", "forms"] as const,
  formList: (query: object) => ["pharmacy", "forms", "list", query] as const,
  form: (id: string) => ["pharmacy", "forms", "one", id] as const,
  formVersion: (id: string, number: number) =>
    ["pharmacy", "forms", "version", id, number] as const,
  formCompare: (id: string, from: number, to: number) =>
    ["pharmacy", "forms", "compare", id, from, to] as const,
  drafts: ["pharmacy", "form-drafts"] as const,
  draft: (id: string) => ["pharmacy", "form-drafts", id, "one"] as const,
  draftChanges: (id: string, revision: number) =>
    ["pharmacy", "form-drafts", id, "changes", revision] as const,
  draftCheck: (id: string, revision: number) =>
    ["pharmacy", "form-drafts", id, "check", revision] as const,
  draftTrial: (id: string, trial: object) =>
    ["pharmacy", "form-drafts", id, "trial", trial] as const,
  audit: (orderId: string) => ["pharmacy", "audit", orderId] as const,
}
