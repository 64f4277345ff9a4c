import { NO, LOOK, adulthood, common, person, type Golden } from "./shared"

export const testKits: Golden = {
  accept: {
    ...person,
    urgent: ["none"],
    warning: ["none"],
    reason: "curious",
    blood: ["none"],
    able: "yes",
    tested_before: "no",
    test_medicines: ["none"],
    will_follow_up: "yes",
  },
  cases: [
    ...common,
    ["chest pain", { urgent: ["chest"] }, NO, "urgent"],
    ["a lump", { warning: ["lump"] }, NO, "warning"],
    ["haemophilia", { blood: ["clotting"] }, NO, "clotting"],
    ["not able", { able: "no" }, NO, "not_able"],
    ["no follow-up", { will_follow_up: "no" }, NO, "no_follow_up"],
    ["pregnant", { sex: "female", pregnancy: "yes" }, LOOK, "pregnancy"],
    ["symptoms", { reason: "symptoms" }, LOOK, "symptoms"],
    ["monitoring", { reason: "monitoring" }, LOOK, "monitoring"],
    ["faints", { blood: ["fainting"] }, LOOK, "sampling"],
    ["biotin", { test_medicines: ["biotin"] }, LOOK, "interference"],
    ["plasters", { allergy: ["plaster"] }, LOOK, "allergy"],
  ],
  boundaries: adulthood,
}
