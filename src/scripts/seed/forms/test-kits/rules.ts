import type { RuleDraft } from "../../../../modules/consultation/domain/definition/form-definition"
import { deny, flag, is, isOneOf, no } from "../authoring"
import { commonRules } from "../common"

const MHRA = "MHRA guidance on self-test kits for home use"
const LOOK = "You can go on. Our team will look at this before sending a kit."

export const testKitRules: RuleDraft[] = [
  ...commonRules,
  deny("urgent", {
    when: isOneOf("urgent", "chest", "stroke", "collapse"),
    level: "emergency",
    title: "Call 999 now",
    text: [
      "These can be signs of a heart attack, a stroke or another emergency. Do not wait for a test: call 999 now.",
    ],
    clinician: "Emergency symptoms at the time of the consultation.",
    source: "NHS, when to call 999.",
  }),
  deny("warning", {
    when: isOneOf("warning", "bleeding", "weight_loss", "lump", "fever"),
    level: "see_gp",
    title: "Please see your GP rather than test at home",
    text: [
      "What you noticed should be examined by a doctor soon, whatever a home test says. Please make an appointment this week. If you lose a lot of blood or feel very ill, call NHS 111 or 999.",
    ],
    contacts: ["111", "999"],
    clinician: "Warning signs: refer.",
    source: "NICE guideline on suspected cancer (NG12).",
  }),
  deny("clotting", {
    when: isOneOf("blood", "clotting"),
    level: "see_gp",
    title: "Please have blood taken by a nurse",
    text: [
      "With a bleeding disorder a finger-prick at home is not safe. Your GP practice or clinic can take the blood.",
    ],
    clinician: "Bleeding disorder: no self-sampling.",
    source: MHRA,
  }),
  deny("not_able", {
    when: no("able"),
    level: "see_gp",
    title: "Please have the sample taken for you",
    text: [
      "If you can't take the sample, the test will not work. Your GP practice, or a pharmacy with a clinic, can help.",
    ],
    clinician: "Can't take the sample.",
    source: MHRA,
  }),
  deny("no_follow_up", {
    when: no("will_follow_up"),
    level: "not_suitable",
    title: "A test only helps if its result is followed up",
    text: [
      "We can only send a test to people who will have an unusual result looked at. If you worry about your health, please speak to your GP or call NHS 111.",
    ],
    contacts: ["111"],
    clinician: "Would not follow up a result.",
    source: `${MHRA}; UK National Screening Committee on private screening.`,
  }),
  flag("pregnancy", {
    when: isOneOf("pregnancy", "pregnant", "recent"),
    level: "see_gp",
    title: "Results differ in pregnancy",
    text: [`${LOOK} Please talk with your midwife about tests.`],
    clinician: "Pregnant or recently so: reference ranges differ.",
    source: MHRA,
  }),
  flag("symptoms", {
    when: is("reason", "symptoms"),
    level: "see_gp",
    title: "Please see your GP if symptoms stay",
    text: [LOOK],
    clinician: "Tests because of symptoms.",
    source: MHRA,
  }),
  flag("monitoring", {
    when: is("reason", "monitoring"),
    level: "see_gp",
    title: "Your own team should follow your condition",
    text: [LOOK],
    clinician: "Wants to monitor a condition: who acts on the result?",
    source: MHRA,
  }),
  flag("sampling", {
    when: {
      any: [
        isOneOf("blood", "fainting", "circulation", "infection"),
        isOneOf("test_medicines", "blood_thinner"),
      ],
    },
    level: "not_suitable",
    title: "Take care with the finger-prick",
    text: [
      `${LOOK} Sit or lie down, have somebody with you, and press on the place until it stops bleeding.`,
    ],
    clinician:
      "Faints, poor circulation, blood-borne infection, or anticoagulant.",
    source: MHRA,
  }),
  flag("interference", {
    when: isOneOf("test_medicines", "biotin", "hormones"),
    level: "not_suitable",
    title: "What you take can change the result",
    text: [`${LOOK} Do not stop a prescribed medicine for a test.`],
    clinician: "Biotin, hormones or steroids: interference with the assay.",
    source: "MHRA on biotin and laboratory tests.",
  }),
  flag("allergy", {
    when: isOneOf("allergy", "plaster", "alcohol"),
    level: "not_suitable",
    title: "We will tell you what to use instead",
    text: [LOOK],
    clinician: "Allergic to plasters or alcohol wipes.",
    source: MHRA,
  }),
]
