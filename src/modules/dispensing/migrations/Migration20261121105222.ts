import { Migration } from "@medusajs/framework/mikro-orm/migrations"

export class Migration20261121105222 extends Migration {
  override async up(): Promise<void> {
    this.addSql(
      `alter table if exists "tracking_event" drop constraint if exists "tracking_event_parcel_id_event_key_unique";`
    )
    this.addSql(
      `alter table if exists "supply_check" drop constraint if exists "supply_check_supply_id_kind_unique";`
    )
    this.addSql(
      `alter table if exists "parcel" drop constraint if exists "parcel_supply_id_unique";`
    )
    this.addSql(
      `alter table if exists "parcel" drop constraint if exists "parcel_tracking_number_unique";`
    )
    this.addSql(
      `alter table if exists "parcel" drop constraint if exists "parcel_reference_unique";`
    )
    this.addSql(
      `alter table if exists "supply" drop constraint if exists "supply_case_id_instalment_number_replacement_number_unique";`
    )
    this.addSql(
      `alter table if exists "supply" drop constraint if exists "supply_reference_unique";`
    )
    this.addSql(
      `alter table if exists "dispensing_outbox" drop constraint if exists "dispensing_outbox_key_unique";`
    )
    this.addSql(
      `create table if not exists "dispensing_outbox" ("id" text not null, "seq" serial, "kind" text check ("kind" in ('audit', 'call', 'follow_up')) not null, "topic" text not null, "key" text not null, "payload" jsonb not null, "due_at" timestamptz not null, "attempts" integer not null default 0, "last_error" text null, "moved_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "dispensing_outbox_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_dispensing_outbox_deleted_at" ON "dispensing_outbox" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_dispensing_outbox_key_unique" ON "dispensing_outbox" ("key") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_dispensing_outbox_due_at" ON "dispensing_outbox" ("due_at") WHERE moved_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "supply" ("id" text not null, "reference" text not null, "case_id" text not null, "case_reference" text not null, "instalment_number" integer not null default 1, "instalment_count" integer not null default 1, "replacement_number" integer not null default 0, "order_id" text not null, "order_display_id" text not null, "line_item_id" text not null, "customer_id" text null, "patient_id" text not null, "category_handle" text not null, "formulary_item_id" text not null, "variant_id" text not null, "treatment_name" text not null, "quantity" integer not null, "legal_class" text check ("legal_class" in ('POM', 'P', 'GSL', 'device')) not null, "prescription_id" text null, "state" text check ("state" in ('scheduled', 'due', 'ready', 'dispensing', 'packed', 'labelled', 'dispatched', 'delivered', 'awaiting_choice', 'cancelled', 'further_consultation', 'delivery_failed', 'returned', 'disposed', 'refunded', 'replaced')) not null default 'scheduled', "approved_by" jsonb not null, "approved_at" timestamptz not null, "promised_from" text not null, "promised_to" text not null, "gates" jsonb null, "gates_at" timestamptz null, "overlap_flagged" boolean not null default false, "overlap_acknowledged_by" text null, "overlap_acknowledged_at" timestamptz null, "picked_by" text null, "picked_at" timestamptz null, "packed_by" text null, "packed_at" timestamptz null, "dispatched_at" timestamptz null, "delivered_at" timestamptz null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "supply_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_supply_reference_unique" ON "supply" ("reference") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supply_deleted_at" ON "supply" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_supply_case_id_instalment_number_replacement_number_unique" ON "supply" ("case_id", "instalment_number", "replacement_number") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supply_state" ON "supply" ("state") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supply_order_id" ON "supply" ("order_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supply_patient_id" ON "supply" ("patient_id") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "parcel" ("id" text not null, "reference" text not null, "fulfillment_id" text null, "shipment_at" timestamptz null, "carrier" text not null, "service_level" text check ("service_level" in ('standard', 'special')) not null, "signature_required" boolean not null default false, "service_code" text null, "carrier_reference" text null, "tracking_number" text null, "label_file_key" text null, "state" text check ("state" in ('packed', 'booked', 'labelled', 'handed_over', 'in_transit', 'out_for_delivery', 'attempted', 'awaiting_collection', 'held', 'returning', 'delivered', 'returned', 'lost', 'voided')) not null default 'packed', "last_event_at" timestamptz null, "last_polled_at" timestamptz null, "attention" text null, "handed_over_at" timestamptz null, "delivered_at" timestamptz null, "supply_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "parcel_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_parcel_reference_unique" ON "parcel" ("reference") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_parcel_supply_id" ON "parcel" ("supply_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_parcel_deleted_at" ON "parcel" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_parcel_tracking_number_unique" ON "parcel" ("tracking_number") WHERE tracking_number IS NOT NULL AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_parcel_supply_id_unique" ON "parcel" ("supply_id") WHERE state <> 'voided' AND deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_parcel_state_last_polled_at" ON "parcel" ("state", "last_polled_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "hold" ("id" text not null, "reason_code" text check ("reason_code" in ('patient_request', 'clinical_query', 'gp_reply', 'safety_report', 'stock_query', 'address_query', 'payment_query', 'other')) not null, "note_enc" text null, "opened_by" text not null, "opened_at" timestamptz not null, "released_by" text null, "released_at" timestamptz null, "release_reason_enc" text null, "supply_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "hold_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_hold_supply_id" ON "hold" ("supply_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_hold_deleted_at" ON "hold" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "supply_batch" ("id" text not null, "gtin" text not null, "batch_number" text not null, "expiry" text not null, "packs" integer not null default 1, "scanned_by" text not null, "at" timestamptz not null, "voided_at" timestamptz null, "supply_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "supply_batch_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supply_batch_supply_id" ON "supply_batch" ("supply_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supply_batch_deleted_at" ON "supply_batch" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "supply_check" ("id" text not null, "kind" text check ("kind" in ('clinical', 'accuracy')) not null, "user_id" text not null, "name" text not null, "role" text not null, "registration_body" text null, "registration_number" text null, "at" timestamptz not null, "voided_at" timestamptz null, "voided_reason" text null, "supply_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "supply_check_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supply_check_supply_id" ON "supply_check" ("supply_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supply_check_deleted_at" ON "supply_check" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_supply_check_supply_id_kind_unique" ON "supply_check" ("supply_id", "kind") WHERE voided_at IS NULL AND deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "supply_event" ("id" text not null, "event" text not null, "from_state" text null, "to_state" text not null, "actor_type" text not null, "actor_id" text not null, "actor_role" text null, "reason" text null, "at" timestamptz not null, "supply_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "supply_event_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supply_event_supply_id" ON "supply_event" ("supply_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_supply_event_deleted_at" ON "supply_event" ("deleted_at") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `create table if not exists "tracking_event" ("id" text not null, "event_key" text not null, "source" text check ("source" in ('push', 'poll', 'staff')) not null, "code" text not null, "kind" text null, "occurred_at" timestamptz not null, "received_at" timestamptz not null, "location" text null, "counted" boolean not null, "parcel_id" text not null, "created_at" timestamptz not null default now(), "updated_at" timestamptz not null default now(), "deleted_at" timestamptz null, constraint "tracking_event_pkey" primary key ("id"));`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_tracking_event_parcel_id" ON "tracking_event" ("parcel_id") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE INDEX IF NOT EXISTS "IDX_tracking_event_deleted_at" ON "tracking_event" ("deleted_at") WHERE deleted_at IS NULL;`
    )
    this.addSql(
      `CREATE UNIQUE INDEX IF NOT EXISTS "IDX_tracking_event_parcel_id_event_key_unique" ON "tracking_event" ("parcel_id", "event_key") WHERE deleted_at IS NULL;`
    )

    this.addSql(
      `alter table if exists "parcel" add constraint "parcel_supply_id_foreign" foreign key ("supply_id") references "supply" ("id") on update cascade;`
    )

    this.addSql(
      `alter table if exists "hold" add constraint "hold_supply_id_foreign" foreign key ("supply_id") references "supply" ("id") on update cascade;`
    )

    this.addSql(
      `alter table if exists "supply_batch" add constraint "supply_batch_supply_id_foreign" foreign key ("supply_id") references "supply" ("id") on update cascade;`
    )

    this.addSql(
      `alter table if exists "supply_check" add constraint "supply_check_supply_id_foreign" foreign key ("supply_id") references "supply" ("id") on update cascade;`
    )

    this.addSql(
      `alter table if exists "supply_event" add constraint "supply_event_supply_id_foreign" foreign key ("supply_id") references "supply" ("id") on update cascade;`
    )

    this.addSql(
      `alter table if exists "tracking_event" add constraint "tracking_event_parcel_id_foreign" foreign key ("parcel_id") references "parcel" ("id") on update cascade;`
    )
  }

  override async down(): Promise<void> {
    this.addSql(
      `alter table if exists "parcel" drop constraint if exists "parcel_supply_id_foreign";`
    )

    this.addSql(
      `alter table if exists "hold" drop constraint if exists "hold_supply_id_foreign";`
    )

    this.addSql(
      `alter table if exists "supply_batch" drop constraint if exists "supply_batch_supply_id_foreign";`
    )

    this.addSql(
      `alter table if exists "supply_check" drop constraint if exists "supply_check_supply_id_foreign";`
    )

    this.addSql(
      `alter table if exists "supply_event" drop constraint if exists "supply_event_supply_id_foreign";`
    )

    this.addSql(
      `alter table if exists "tracking_event" drop constraint if exists "tracking_event_parcel_id_foreign";`
    )

    this.addSql(`drop table if exists "dispensing_outbox" cascade;`)

    this.addSql(`drop table if exists "supply" cascade;`)

    this.addSql(`drop table if exists "parcel" cascade;`)

    this.addSql(`drop table if exists "hold" cascade;`)

    this.addSql(`drop table if exists "supply_batch" cascade;`)

    this.addSql(`drop table if exists "supply_check" cascade;`)

    this.addSql(`drop table if exists "supply_event" cascade;`)

    this.addSql(`drop table if exists "tracking_event" cascade;`)
  }
}
