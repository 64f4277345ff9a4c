import { Migration } from "@medusajs/framework/mikro-orm/migrations";

export class Migration20261121173653 extends Migration {

  override async up(): Promise<void> {
    this.addSql(`alter table if exists "staff_invitation" drop constraint if exists "staff_invitation_email_unique";`);
    this.addSql(`create table if not exists "staff_invitation" ("id" text not null, "invite_id" text not null, "email" text not null, "name" text not null, "role" text check ("role" in ('administrator', 'prescriber', 'pharmacist', 'pharmacy_team', 'support')) not null, "registration_body" text check ("registration_body" in ('GMC', 'GPhC', 'NMC')) null, "registration_number" text null, "notify_mode" text check ("notify_mode" in ('immediate', 'digest', 'off')) not null default 'immediate', "invited_by" text not null, "sent_at" timestamptz not null, "accepted_at" timestamptz null, "withdrawn_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "staff_invitation_pkey" primary key ("id"));`);
    this.addSql(`CREATE INDEX IF NOT EXISTS "IDX_staff_invitation_deleted_at" ON "staff_invitation" ("deleted_at") WHERE deleted_at IS NULL;`);
    this.addSql(`CREATE UNIQUE INDEX IF NOT EXISTS "IDX_staff_invitation_email_unique" ON "staff_invitation" ("email") WHERE accepted_at IS NULL AND withdrawn_at IS NULL AND deleted_at IS NULL;`);

    this.addSql(`alter table if exists "staff_profile" add column if not exists "suspension_reason" text check ("suspension_reason" in ('left', 'on_leave', 'registration_lapsed', 'being_looked_into', 'account_at_risk')) null;`);
  }

  override async down(): Promise<void> {
    this.addSql(`drop table if exists "staff_invitation" cascade;`);

    this.addSql(`alter table if exists "staff_profile" drop column if exists "suspension_reason";`);
  }

}
