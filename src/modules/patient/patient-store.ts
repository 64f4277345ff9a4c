import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context } from "@medusajs/framework/types"
import { MedusaService } from "@medusajs/framework/utils"
import {
  getVault,
  type Vault,
  type VaultOptions,
} from "../../shared/encryption/vault"
import { notFound } from "../../shared/errors"
import { identitySubject, nameAndBirth } from "./domain/matching"
import { ContactVerification } from "./models/contact-verification"
import { LinkageKey } from "./models/linkage-key"
import { PatientOutbox } from "./models/outbox"
import { Patient } from "./models/patient"
import { PersonLink } from "./models/person-link"
import type { PatientRow } from "./person"

export type Shared = Context<EntityManager>

/** What the service's methods are made of; each works in the caller's transaction. */
export class PatientStore extends MedusaService({
  Patient,
  ContactVerification,
  LinkageKey,
  PersonLink,
  PatientOutbox,
}) {
  protected readonly vault: Vault

  constructor(
    container: Record<string, unknown>,
    options: { vault: VaultOptions }
  ) {
    super(container, options)
    this.vault = getVault(options.vault)
  }

  protected async lock(patientId: string, shared: Shared): Promise<PatientRow> {
    await shared.transactionManager?.execute(
      "select id from patient where id = ? and deleted_at is null for update",
      [patientId]
    )
    const [row] = await this.listPatients(
      { id: patientId },
      { take: 1 },
      shared
    )
    if (!row) {
      throw notFound("Patient", patientId)
    }
    return row
  }

  /** Of what an identity check confirms of a person (IDV-4). */
  protected subjectIndex(
    person: Parameters<typeof identitySubject>[0]
  ): string {
    return this.vault.blindIndex("identity_subject", identitySubject(person))
  }

  /** Of what two accounts of one person have in common (SAF-8). */
  protected namesakeIndex(person: Parameters<typeof nameAndBirth>[0]): string {
    return this.vault.blindIndex("name_dob", nameAndBirth(person))
  }
}
