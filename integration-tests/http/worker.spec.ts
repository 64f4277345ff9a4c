import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { PARTNER_GATEWAY_MODULE } from "../../src/modules/partner-gateway"
import type PartnerGatewayModuleService from "../../src/modules/partner-gateway/service"
import { clock } from "../../src/shared/clock"
import { drainWork } from "../../src/workflows/relay/drain"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"

jest.setTimeout(120_000)

/** An outbox row as a module would have left it. */
type Planted = { id: string; kind: "audit" | "call"; payload: unknown }

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ getContainer }) => {
    const sql = () =>
      getContainer().resolve(ContainerRegistrationKeys.PG_CONNECTION)

    const plant = (table: string, { id, kind, payload }: Planted) =>
      sql().raw(
        `insert into ?? (id, kind, topic, key, payload, due_at)
         values (?, ?, ?, ?, ?, ?)`,
        [table, id, kind, kind, id, JSON.stringify(payload), clock.now()]
      )
    const waiting = async (table: string): Promise<string[]> => {
      const { rows } = await sql().raw<{ rows: { id: string }[] }>(
        "select id from ?? where moved_at is null order by id",
        [table]
      )
      return rows.map(({ id }) => id)
    }
    const audit = (entity: string) => ({
      action: "test.happened",
      actor: { type: "system", id: "test" },
      entity_type: "test",
      entity_id: entity,
      at: clock.now().toISOString(),
    })
    const call = (reference: string) => ({
      partner: "nobody",
      operation: "nothing",
      reference,
      subject_type: "test",
      subject_id: reference,
    })

    it("lets an entry that the ledger refuses hold up nothing but its own table's entries", async () => {
      const bad = { ...audit("bad"), actor: "not an actor" }
      await plant("patient_outbox", {
        id: "out_1",
        kind: "audit",
        payload: bad,
      })
      await plant("patient_outbox", {
        id: "out_2",
        kind: "call",
        payload: call("TEST-1"),
      })
      await plant("messaging_outbox", {
        id: "out_3",
        kind: "audit",
        payload: audit("good"),
      })
      await drainWork(getContainer())
      expect(await waiting("patient_outbox")).toEqual(["out_1"])
      expect(await waiting("messaging_outbox")).toEqual([])
      const gateway = getContainer().resolve<PartnerGatewayModuleService>(
        PARTNER_GATEWAY_MODULE
      )
      expect(
        await gateway.listOutboundCalls({ reference: "TEST-1" })
      ).toHaveLength(1)
    })
  },
})
