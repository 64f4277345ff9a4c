import { CardChange } from "./models/card-change"
import { Course } from "./models/course"
import { DoseChange } from "./models/dose-change"
import { Instalment } from "./models/instalment"
import { Mandate } from "./models/mandate"
import { Outbox } from "./models/outbox"
import { Plan } from "./models/plan"
import { PlanChoice } from "./models/plan-choice"
import { PlanEvent } from "./models/plan-event"
import { Reconfirmation } from "./models/reconfirmation"
import { RenewalReminder } from "./models/renewal-reminder"

/** Every table of this module. */
export const tables = {
  Course,
  Plan,
  Instalment,
  Mandate,
  CardChange,
  DoseChange,
  PlanChoice,
  PlanEvent,
  Reconfirmation,
  RenewalReminder,
  Outbox,
}
