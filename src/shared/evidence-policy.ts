import { z } from "@medusajs/framework/zod"

/**
 * What counts as proof, and by which methods (SAF-4, R-20 to R-22). A method
 * that is not here for a kind can neither be recorded nor asked for: a patient's
 * own photo or a telephone call never verifies a weight.
 */
export const METHODS_OF_KIND = {
  two_way_contact: ["in_person", "video_call", "phone_call", "messages"],
  record_access: [
    "national_care_record",
    "gp_record",
    "nhs_app_summary",
    "hospital_letter",
  ],
  verified_weight: [
    "in_person",
    "video_with_scale",
    "photo_in_live_call",
    "clinic_record",
    "gp_record",
  ],
  identity: ["in_person", "video_call", "document_check"],
  photo: ["patient_photo", "video_call", "in_person"],
  gp_confirmation: ["letter", "email", "phone_call"],
} as const satisfies Record<string, readonly string[]>

export type EvidenceKind = keyof typeof METHODS_OF_KIND

export const EVIDENCE_KINDS = [
  "two_way_contact",
  "record_access",
  "verified_weight",
  "identity",
  "photo",
  "gp_confirmation",
] as const satisfies readonly EvidenceKind[]

/** Whether a kind of evidence may be had by a method. */
export const isMethodOf = (kind: EvidenceKind, method: string): boolean =>
  METHODS_OF_KIND[kind].some((one) => one === method)

const proofSchema = z
  .object({
    kind: z.enum(EVIDENCE_KINDS),
    methods: z.array(z.string()).min(1).max(10),
    /** Days, counted from the day on which it was had. */
    max_age_days: z.number().int().min(1).max(730),
  })
  .strict()
  .superRefine(({ kind, methods }, context) => {
    for (const [at, method] of methods.entries()) {
      if (!isMethodOf(kind, method)) {
        context.addIssue({
          code: "custom",
          path: ["methods", at],
          message: `is no method of ${kind}; allowed: ${METHODS_OF_KIND[kind].join(", ")}`,
        })
      }
    }
  })

const requirementSchema = z
  .object({
    /** One of these is enough. */
    any_of: z.array(proofSchema).min(1).max(6),
    /** Only before the first supply in the category, or before every one. */
    when: z.enum(["first_supply", "every"]),
    /** What it stands before. */
    before: z.enum(["approval", "dispatch"]),
  })
  .strict()
  .superRefine(({ any_of, before }, context) => {
    const onlyGp = any_of.every(({ kind }) => kind === "gp_confirmation")
    if (onlyGp !== (before === "dispatch")) {
      context.addIssue({
        code: "custom",
        path: ["before"],
        message: onlyGp
          ? 'the GP\'s confirmation alone stands before "dispatch", not before approval'
          : 'only the GP\'s confirmation stands before "dispatch"',
      })
    }
  })

/** Which proofs a category asks for; all requirements have to be met. */
export const evidencePolicySchema = z
  .object({ requirements: z.array(requirementSchema).max(20).default([]) })
  .strict()

export type EvidencePolicy = z.infer<typeof evidencePolicySchema>
export type EvidenceRequirement = EvidencePolicy["requirements"][number]
export type EvidenceProof = EvidenceRequirement["any_of"][number]

/** What takes a decision off the questionnaire alone. */
const INDEPENDENT: readonly EvidenceKind[] = [
  "two_way_contact",
  "record_access",
  "gp_confirmation",
]

/**
 * Whether every approval asks for two-way contact, a record or a third party's
 * word, as a high-risk category has to.
 */
export const asksIndependentEvidence = ({
  requirements,
}: EvidencePolicy): boolean =>
  requirements.some(
    ({ any_of, when, before }) =>
      when === "every" &&
      before === "approval" &&
      any_of.every(({ kind }) => INDEPENDENT.includes(kind))
  )
