import { vault } from "../../../shared/testing/vault"

/** For tests of the module: its options, with a partner that nobody listens for, and one check. */
export const options = {
  vault,
  providers: [
    {
      resolve: "./src/providers/identity-lexisnexis",
      id: "lexisnexis",
      options: { url: "http://127.0.0.1:48999/", username: "u", password: "p" },
    },
  ],
}

export const now = new Date("2026-11-21T09:00:00Z")
export const later = (minutes: number) =>
  new Date(now.getTime() + minutes * 60_000)

export const wanted = {
  patient_id: "pat_1",
  subject_index: "s1",
  case_id: "case_1",
  order_id: "order_1",
}
