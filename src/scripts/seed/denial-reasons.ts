import type { MedusaContainer } from "@medusajs/framework/types"
import type { AdviceLevel } from "../../modules/clinical-review/domain/denial-reasons"
import { systemActor } from "../../shared/actor"
import { saveDenialReasonWorkflow } from "../../workflows/clinical-review/save-denial-reason"
import { casesOf } from "../../workflows/clinical-review/services"

type SeedReason = {
  code: string
  title: string
  advice_level: AdviceLevel
  patient_text: string
  legal_classes?: string[]
}

const CLINICAL = ["POM", "P"]

/** Reasons to begin with; clinicians word them anew on their settings page. */
const SEED_DENIAL_REASONS: readonly SeedReason[] = [
  {
    code: "emergency_symptoms",
    title: "Symptoms that need emergency care",
    advice_level: "emergency",
    patient_text:
      "Something you told us can be a sign of a problem that needs treatment straight away. Please don't wait for a reply from us, and don't drive yourself. If somebody is with you, ask them to stay.",
    legal_classes: CLINICAL,
  },
  {
    code: "urgent_assessment",
    title: "Needs to be seen by somebody today",
    advice_level: "urgent",
    patient_text:
      "From what you told us, a clinician should see you in person today. NHS 111 can tell you where to go. If you get worse while you wait, call 999.",
    legal_classes: CLINICAL,
  },
  {
    code: "mental_health_support",
    title: "Needs support for their mental health first",
    advice_level: "urgent",
    patient_text:
      "Some of your answers worry us, and we would like you to have support soon. You can call Samaritans on 116 123, free, day or night, or NHS 111 and choose the mental health option. Please tell your GP how you feel, too.",
    legal_classes: CLINICAL,
  },
  {
    code: "interaction",
    title: "Interacts with a medicine they take",
    advice_level: "see_gp",
    patient_text:
      "This treatment doesn't go together with a medicine that you take. Please keep taking your own medicine as it was prescribed, and ask your GP or pharmacist which treatment suits you.",
    legal_classes: CLINICAL,
  },
  {
    code: "contraindicated_condition",
    title: "Not safe with a condition they have",
    advice_level: "see_gp",
    patient_text:
      "With a condition that you told us about, this treatment may do you harm. Your GP knows your history and can talk to you about treatments that are safe for you.",
    legal_classes: CLINICAL,
  },
  {
    code: "needs_examination",
    title: "Needs an examination or a test first",
    advice_level: "see_gp",
    patient_text:
      "Before this treatment is started, somebody should examine you or take a test, and we can't do that online. Your GP can arrange it. You are welcome to ask us again with the result.",
    legal_classes: CLINICAL,
  },
  {
    code: "pregnancy_or_breastfeeding",
    title: "Pregnant, trying to be, or breastfeeding",
    advice_level: "see_gp",
    patient_text:
      "This treatment isn't recommended in pregnancy, while trying for a baby or while breastfeeding. Your GP, midwife or pharmacist can tell you what is safe. If you have taken it already, tell them so.",
    legal_classes: CLINICAL,
  },
  {
    code: "information_not_confirmed",
    title: "What we need to know could not be confirmed",
    advice_level: "see_gp",
    patient_text:
      "We could not confirm some of the information that we need to supply this treatment safely. That isn't a judgement about you. Your GP has your record and can help you further.",
  },
  {
    code: "supplied_enough",
    title: "Enough of it was supplied lately",
    advice_level: "not_suitable",
    patient_text:
      "As far as we can see, you have had as much of this medicine lately as is safe. If what you have doesn't help, or you need more of it than the leaflet says, please talk to your GP or a pharmacist.",
  },
  {
    code: "not_suitable",
    title: "Not the right treatment",
    advice_level: "not_suitable",
    patient_text:
      "From what you told us, this treatment is unlikely to help you. A pharmacist near you can talk to you about what may, without an appointment.",
  },
]

/** Adds the reasons that are missing; what clinicians have changed stays. */
export async function seedDenialReasons(
  container: MedusaContainer
): Promise<void> {
  const known = await casesOf(container).listDenialReasons(
    { is_current: true },
    { select: ["id", "code"], take: 500 }
  )
  for (const { code, ...wording } of SEED_DENIAL_REASONS) {
    if (!known.some((one) => one.code === code)) {
      await saveDenialReasonWorkflow(container).run({
        input: {
          code,
          version: null,
          wording: {
            legal_classes: null,
            ...wording,
            categories: null,
            active: true,
          },
          actor: systemActor("seed"),
        },
      })
    }
  }
}
