import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121183713 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `create table if not exists "health_report" ("id" text not null, "patient_id" text not null, "case_id" text null, "kind" text check ("kind" in ('side_effect', 'new_medicine', 'pregnancy', 'diagnosis', 'other')) not null, "severity" text check ("severity" in ('mild', 'moderate', 'severe')) null, "text_enc" text not null, "yellow_card_by_patient" boolean not null default false, "yellow_card_reference_enc" text null, "reported_by" text check ("reported_by" in ('patient', 'staff')) not null, "reporter_id" text not null, "key" text not null, "state" text check ("state" in ('open', 'closed')) not null default 'open', "opened_at" timestamptz not null, "note_enc" text null, "release_stop" boolean null, "closed_by" text null, "closed_by_name" text null, "closed_by_role" text null, "closed_by_registration" text null, "closed_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "health_report_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_health_report_deleted_at" ON "health_report" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_health_report_key_unique" ON "health_report" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_health_report_patient_id_opened_at" ON "health_report" ("patient_id", "opened_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_health_report_state_opened_at" ON "health_report" ("state", "opened_at") WHERE deleted_at IS NULL;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "health_report" cascade;`)
  }
}
