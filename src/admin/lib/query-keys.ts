/** The keys of every query of our own; a change invalidates by the first parts. */
export const queryKeys = {
  all: ["pharmacy"] as const,
  me: ["pharmacy", "staff", "me"] as const,
  staff: ["pharmacy", "staff", "list"] as const,
  users: ["pharmacy", "staff", "users"] as const,
  clock: ["pharmacy", "clock"] as const,
  cases: ["pharmacy", "cases"] as const,
  caseList: (query: object) => ["pharmacy", "cases", "list", query] as const,
  case: (id: string) => ["pharmacy", "cases", "one", id] as const,
  categories: ["pharmacy", "categories"] as const,
  supplies: ["pharmacy", "supplies"] as const,
  supplyList: (query: object) =>
    ["pharmacy", "supplies", "list", query] as const,
  supply: (id: string) => ["pharmacy", "supplies", "one", id] as const,
  letters: ["pharmacy", "letters"] as const,
  letterList: (query: object) => ["pharmacy", "letters", query] as const,
  calls: ["pharmacy", "calls"] as const,
  callList: (query: object) => ["pharmacy", "calls", "list", query] as const,
  callSummary: ["pharmacy", "calls", "summary"] as const,
  items: (query: object) => ["pharmacy", "formulary-items", query] as const,
  itemsAll: ["pharmacy", "formulary-items"] as const,
  audit: (orderId: string) => ["pharmacy", "audit", orderId] as const,
}
