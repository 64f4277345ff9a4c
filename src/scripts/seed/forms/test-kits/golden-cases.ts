import { anyPerson, commonRows, GO, goldenCases, LOOK, NO } from "../golden"
import type { GoldenRow } from "../golden"

/** Somebody to whom no rule speaks. */
const person = {
  ...anyPerson,
  urgent: ["none"],
  warning: ["none"],
  reason: "curious",
  blood: ["none"],
  able: "yes",
  tested_before: "no",
  test_medicines: ["none"],
  will_follow_up: "yes",
}

const denied: GoldenRow[] = [
  ["chest pain", { urgent: ["chest"] }, NO, "urgent"],
  ["signs of a stroke", { urgent: ["stroke"] }, NO, "urgent"],
  ["fainting now", { urgent: ["collapse"] }, NO, "urgent"],
  ["a lump", { warning: ["lump"] }, NO, "warning"],
  ["bleeding", { warning: ["bleeding"] }, NO, "warning"],
  ["losing weight", { warning: ["weight_loss"] }, NO, "warning"],
  ["fever that stays", { warning: ["fever"] }, NO, "warning"],
  ["haemophilia", { blood: ["clotting"] }, NO, "clotting"],
  ["not able", { able: "no" }, NO, "not_able"],
  ["no follow-up", { will_follow_up: "no" }, NO, "no_follow_up"],
]

const reviewed: GoldenRow[] = [
  ["pregnant", { sex: "female", pregnancy: "pregnant" }, LOOK, "pregnancy"],
  [
    "pregnant until lately",
    { sex: "female", pregnancy: "recent" },
    LOOK,
    "pregnancy",
  ],
  ["symptoms", { reason: "symptoms" }, LOOK, "symptoms"],
  ["monitoring", { reason: "monitoring" }, LOOK, "monitoring"],
  ["faints", { blood: ["fainting"] }, LOOK, "sampling"],
  ["cold hands", { blood: ["circulation"] }, LOOK, "sampling"],
  ["hepatitis", { blood: ["infection"] }, LOOK, "sampling"],
  ["warfarin", { test_medicines: ["blood_thinner"] }, LOOK, "sampling"],
  ["biotin", { test_medicines: ["biotin"] }, LOOK, "interference"],
  ["thyroid tablets", { test_medicines: ["hormones"] }, LOOK, "interference"],
  ["plasters", { allergy: ["plaster"] }, LOOK, "allergy"],
  ["alcohol wipes", { allergy: ["alcohol"] }, LOOK, "allergy"],
]

const accepted: GoldenRow[] = [
  ["a woman, not pregnant", { sex: "female", pregnancy: "no" }, GO],
]

export const testKitsCases = goldenCases(person, [
  ...commonRows,
  ...denied,
  ...reviewed,
  ...accepted,
])
