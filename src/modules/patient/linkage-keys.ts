import {
  generateEntityId,
  InjectTransactionManager,
  MedusaContext,
} from "@medusajs/framework/utils"
import { LINKAGE_VERSION, linkageOfProfile } from "./domain/linkage"
import type { LinkageValue } from "./domain/linkage"
import { PatientStore, type Shared } from "./patient-store"
import { openPerson, unlessErased, type PatientRow } from "./person"

/** What accounts have in common (SAF-8), as keyed hashes; link-search.ts compares them. */
export class LinkageKeys extends PatientStore {
  /** Keeps keyed hashes of what was seen with a patient, each once, with when it was seen last. */
  @InjectTransactionManager()
  async noteLinkage(
    input: { patient_id: string; values: LinkageValue[]; source: string },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const rows = new Map(
      input.values.map(({ kind, value }) => {
        const index = this.vault.blindIndex(`linkage_${kind}`, value)
        return [`${kind}|${index}`, [kind, index] as const]
      })
    )
    if (rows.size === 0) {
      return
    }
    // In one order, so that two at once don't wait for each other in a ring.
    const values = [...rows.keys()].sort().flatMap((name) => {
      const [kind = "", index = ""] = rows.get(name) ?? []
      const id = generateEntityId(undefined, "lkey")
      return [id, input.patient_id, kind, index, now, input.source]
    })
    await shared.transactionManager?.execute(
      `insert into linkage_key (id, patient_id, kind, value_index, seen_at, source)
       values ${[...rows].map(() => "(?, ?, ?, ?, ?, ?)").join(", ")}
       on conflict (patient_id, kind, value_index) where deleted_at is null
       do update set seen_at = greatest(linkage_key.seen_at, excluded.seen_at),
                     source = excluded.source, updated_at = now()`,
      values
    )
  }

  /**
   * Notes profiles anew whose keys were made in an older way; the old hashes
   * stay and find nobody. Called by a sweep until it gives 0.
   */
  @InjectTransactionManager()
  async renoteLinkage(
    limit: number,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<number> {
    const old = await this.listPatients(
      { linkage_version: { $lt: LINKAGE_VERSION } },
      { take: limit, order: { id: "ASC" } },
      shared
    )
    for (const row of old) {
      await this.renoteOne(row, now, shared)
    }
    return old.length
  }

  private async renoteOne(
    row: PatientRow,
    now: Date,
    shared: Shared
  ): Promise<void> {
    const person = await unlessErased(openPerson(this.vault, row))
    await this.noteLinkage(
      {
        patient_id: row.id,
        values: person ? linkageOfProfile(person) : [],
        source: "profile",
      },
      now,
      shared
    )
    await this.updatePatients(
      { id: row.id, linkage_version: LINKAGE_VERSION },
      shared
    )
  }
}
