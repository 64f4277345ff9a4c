import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import type { LinkageValue } from "./domain/linkage"
import { PatientStore, type Shared } from "./patient-store"

/** What accounts may have in common (SAF-8): stored here; who is judged to be one person is another matter. */
export class LinkageKeys extends PatientStore {
  /** Keeps keyed hashes of what was seen with a patient, each once, with when it was seen last. */
  @InjectTransactionManager()
  async noteLinkage(
    input: { patient_id: string; values: LinkageValue[]; source: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    for (const { kind, value } of input.values) {
      await shared.transactionManager?.execute(
        `insert into linkage_key (id, patient_id, kind, value_index, seen_at, source)
         values (?, ?, ?, ?, ?, ?)
         on conflict (patient_id, kind, value_index) where deleted_at is null
         do update set seen_at = greatest(linkage_key.seen_at, excluded.seen_at),
                       source = excluded.source, updated_at = now()`,
        [
          generateEntityId(undefined, "lkey"),
          input.patient_id,
          kind,
          this.vault.blindIndex(`linkage_${kind}`, value),
          now,
          input.source,
        ]
      )
    }
  }
}
