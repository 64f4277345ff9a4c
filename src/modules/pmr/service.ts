import type { EntityManager } from "@medusajs/framework/mikro-orm/knex"
import type { Context, InferTypeOf } from "@medusajs/framework/types"
import {
  InjectTransactionManager,
  MedusaContext,
  MedusaService,
} from "@medusajs/framework/utils"
import { systemActor } from "../../shared/actor"
import { unexpected } from "../../shared/errors"
import { auditRow, callRow } from "../../shared/outbox"
import { pushMachine } from "./domain/push-machine"
import { Outbox } from "./models/outbox"
import { PmrPush } from "./models/pmr-push"
import { AbstractPmrProvider, PMR_PROVIDER, type PmrRecord } from "./provider"

type Shared = Context<EntityManager>
export type PmrPushRow = InferTypeOf<typeof PmrPush>

/** What the pharmacy's patient record was told, and how that stands. */
export default class PmrModuleService extends MedusaService({
  PmrPush,
  Outbox,
}) {
  constructor(
    private readonly dependencies: Record<string, unknown>,
    options?: Record<string, unknown>
  ) {
    super(dependencies, options)
  }

  /** Sends a record to the configured system. @throws PartnerHttpError */
  async push(record: PmrRecord): Promise<{ provider_reference: string }> {
    return this.provider().push(record)
  }

  /** An earlier push by our reference; null when there is none. @throws PartnerHttpError */
  async find(
    reference: string
  ): Promise<{ provider_reference: string } | null> {
    return this.provider().find(reference)
  }

  private provider(): AbstractPmrProvider {
    const provider = this.dependencies[PMR_PROVIDER]
    if (!(provider instanceof AbstractPmrProvider)) {
      throw unexpected("No patient-record system is configured")
    }
    return provider
  }

  /** Writes the push of a case down once, with its call. */
  @InjectTransactionManager()
  async begin(
    about: Pick<PmrPushRow, "case_id" | "order_id" | "patient_id"> & {
      dose_change_id?: string | null
    },
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<PmrPushRow> {
    const [known] = await this.listPmrPushes(
      { case_id: about.case_id, dose_change_id: about.dose_change_id ?? null },
      {},
      shared
    )
    if (known) {
      return known
    }
    const push = await this.createPmrPushes(about, shared)
    await this.createOutboxes(
      [
        callRow(
          {
            partner: this.provider().partner,
            operation: "push",
            reference: `pmr:${about.dose_change_id ?? about.case_id}`,
            subject_type: "pmr_push",
            subject_id: push.id,
            case_id: about.case_id,
            order_id: about.order_id,
          },
          now
        ),
      ],
      shared
    )
    return push
  }

  /** Keeps what became of the push; repeating it changes nothing. */
  @InjectTransactionManager()
  async settle(
    pushId: string,
    event: "pushed" | "failed",
    providerReference: string | null,
    now: Date,
    @MedusaContext() shared: Shared = {}
  ): Promise<void> {
    const push = await this.retrievePmrPush(pushId, {}, shared)
    if (!pushMachine.can(push.state, event)) {
      return
    }
    const state = pushMachine.next(push.state, event)
    await this.updatePmrPushes(
      {
        id: push.id,
        state,
        ...(event === "pushed"
          ? { provider_reference: providerReference, pushed_at: now }
          : {}),
      },
      shared
    )
    if (state !== push.state) {
      await this.createOutboxes(
        [
          auditRow(
            `${push.id}:${state}:${now.getTime()}`,
            {
              action: `pmr.${event}`,
              actor: systemActor("pmr"),
              entity_type: "pmr_push",
              entity_id: push.id,
              case_id: push.case_id,
              order_id: push.order_id,
              patient_id: push.patient_id,
            },
            now
          ),
        ],
        shared
      )
    }
  }
}
