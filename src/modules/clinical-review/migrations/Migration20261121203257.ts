import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** The difference that a dearer change is paid with before it is accepted. */
export class Migration20261121203257 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "change_proposal" add column if not exists "payment_collection_id" text null, add column if not exists "top_up" text check ("top_up" in ('started', 'captured', 'released')) null, add column if not exists "top_up_checked_at" timestamptz null;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_change_proposal_payment_collection_id_unique" ON "change_proposal" ("payment_collection_id") WHERE payment_collection_id IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_change_proposal_top_up_checked_at" ON "change_proposal" ("top_up_checked_at") WHERE top_up = 'started' AND deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `drop index if exists "IDX_change_proposal_payment_collection_id_unique";`
    )
    this.addSql(`drop index if exists "IDX_change_proposal_top_up_checked_at";`)
    this.addSql(
      `alter table if exists "change_proposal" drop column if exists "payment_collection_id", drop column if exists "top_up", drop column if exists "top_up_checked_at";`
    )
  }
}
