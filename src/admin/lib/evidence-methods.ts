import type { EvidenceKind } from "../../api/contracts/case-evidence"

/** What may be recorded and asked for, in the order in which staff read it; a test holds it to the server's. */
export const EVIDENCE_METHODS_OF: Record<EvidenceKind, readonly string[]> = {
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
}

export const EVIDENCE_KINDS = Object.keys(EVIDENCE_METHODS_OF) as EvidenceKind[]
