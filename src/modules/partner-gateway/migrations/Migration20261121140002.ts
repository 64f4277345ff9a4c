import { Migration } from "@medusajs/framework/mikro-orm/migrations"

/** What people wrote here stood in clear; it is encrypted from now on, and what was there goes. */
export class Migration20261121140002 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "outbound_call" add column if not exists "settled_note_enc" text null, drop column if exists "settled_note";`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "outbound_call" add column if not exists "settled_note" text null, drop column if exists "settled_note_enc";`
    )
  }
}
