import { Column, Entity, PrimaryColumn } from "typeorm"

/** pg gives bigint as text; a ledger stays far below 2^53 entries. */
const bigintAsNumber = {
  to: (value: number) => value,
  from: (value: string) => Number(value),
}

/**
 * One row of the ledger. Every column names its type, for tests and the
 * production build compile decorators differently.
 */
@Entity({ name: "audit_entry" })
export class AuditEntry {
  @PrimaryColumn({ type: "bigint", transformer: bigintAsNumber })
  seq!: number

  @Column({ type: "text", unique: true })
  id!: string

  @Column({ type: "timestamptz", precision: 3 })
  at!: Date

  @Column({ type: "text" })
  actor_type!: string

  @Column({ type: "text" })
  actor_id!: string

  @Column({ type: "text", nullable: true })
  actor_role!: string | null

  @Column({ type: "text" })
  action!: string

  @Column({ type: "text" })
  entity_type!: string

  @Column({ type: "text" })
  entity_id!: string

  @Column({ type: "text", nullable: true })
  order_id!: string | null

  @Column({ type: "text", nullable: true })
  case_id!: string | null

  @Column({ type: "text", nullable: true })
  patient_id!: string | null

  @Column({ type: "text", nullable: true })
  correlation_id!: string | null

  @Column({ type: "jsonb" })
  details!: Record<string, unknown>

  @Column({ type: "text" })
  prev_hash!: string

  @Column({ type: "text" })
  hash!: string
}
