import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121172544 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "person_link" drop constraint if exists "person_link_patient_a_patient_b_unique";`);
    this.addSql(`create table if not exists "person_link" ("id" text not null, "patient_a" text not null, "patient_b" text not null, "verdict" text check ("verdict" in ('same', 'different')) not null, "reason_enc" text not null, "user_id" text not null, "staff_name" text not null, "role" text not null, "at" timestamptz not null, "undone_at" timestamptz null, "undone_by" text null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "person_link_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_person_link_deleted_at" ON "person_link" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_person_link_patient_a_patient_b_unique" ON "person_link" ("patient_a", "patient_b") WHERE undone_at IS NULL AND deleted_at IS NULL;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_person_link_patient_b" ON "person_link" ("patient_b") WHERE deleted_at IS NULL;`);

    this.addSql(`alter table if exists "linkage_key" drop constraint if exists "linkage_key_kind_check";`);

    this.addSql(`alter table if exists "linkage_key" add constraint "linkage_key_kind_check" check("kind" in ('address', 'phone', 'name_dob', 'device', 'name_dob_typo', 'initial_dob', 'name_postcode', 'dob_postcode', 'address_numbers', 'card', 'email', 'name', 'dob', 'building'));`);

    this.addSql(`alter table if exists "patient" add column if not exists "linkage_version" integer not null default 0;`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_patient_linkage_version" ON "patient" ("linkage_version") WHERE deleted_at IS NULL;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "person_link" cascade;`);

    this.addSql(`alter table if exists "linkage_key" drop constraint if exists "linkage_key_kind_check";`);

    this.addSql(`alter table if exists "linkage_key" add constraint "linkage_key_kind_check" check("kind" in ('address', 'phone', 'name_dob', 'device'));`);

    this.addSql(`drop index if exists "IDX_patient_linkage_version";`);
    this.addSql(`alter table if exists "patient" drop column if exists "linkage_version";`);
  }

}
