import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { CLINICAL_REVIEW_MODULE } from ".."
import type { Actor } from "../../../shared/actor"
import { closeVaults } from "../../../shared/encryption/vault"
import { MANDATORY_SECTIONS } from "../domain/reading"
import { CaseAcknowledgement } from "../models/case-acknowledgement"
import { CaseEvent } from "../models/case-event"
import { CaseFlag } from "../models/case-flag"
import { CaseReading } from "../models/case-reading"
import { ChangeProposal } from "../models/change-proposal"
import { ClinicalCase } from "../models/clinical-case"
import { Decision } from "../models/decision"
import { DenialReason } from "../models/denial-reason"
import { EvidenceItem } from "../models/evidence-item"
import { Outbox } from "../models/outbox"
import type ClinicalReviewModuleService from "../service"
import type { DecisionInput } from "../types"

jest.setTimeout(60_000)

const key = Buffer.alloc(32, 7).toString("base64")
const vault = {
  keyStoreUrl: process.env["KEY_STORE_URL"] ?? "",
  keyEncryptionKeys: { k1: key },
  activeKeyId: "k1",
  blindIndexKey: key,
}
const now = new Date("2026-11-21T09:00:00Z")
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
const worker: Actor = { type: "system", id: "test" }
const ana: Actor = { type: "staff", id: "user_ana", role: "pharmacist" }
const patient: Actor = { type: "patient", id: "cus_1" }
const open: DecisionInput["policy"] = { requirements: [] }
const calls: DecisionInput["policy"] = {
  requirements: [
    {
      any_of: [
        { kind: "two_way_contact", methods: ["phone_call"], max_age_days: 30 },
      ],
      when: "every",
      before: "approval",
    },
  ],
}

moduleIntegrationTestRunner<ClinicalReviewModuleService>({
  moduleName: CLINICAL_REVIEW_MODULE,
  resolve: "./src/modules/clinical-review",
  moduleModels: [
    ClinicalCase,
    CaseEvent,
    CaseFlag,
    CaseAcknowledgement,
    CaseReading,
    ChangeProposal,
    Decision,
    DenialReason,
    EvidenceItem,
    Outbox,
  ],
  moduleOptions: { vault },
  testSuite: ({ service }) => {
    afterAll(() => closeVaults())

    /** A pharmacy medicine whose changed proposal the patient has accepted. */
    const accepted = async (line: string) => {
      const [id = ""] = await service.openCases(
        [
          {
            order_id: "order_1",
            order_display_id: 7,
            line_item_id: line,
            consultation_id: `con_${line}`,
            customer_id: "cus_1",
            patient_id: `pat_${line}`,
            category_handle: "hair-loss",
            legal_class: "P",
            formulary_item_id: "fit_1",
            variant_id: "variant_1",
            quantity: 1,
            treatment_name: "Minoxidil",
            identity_status: "unverified",
            flags: [],
          },
        ],
        worker,
        now
      )
      for (const event of ["paid", "pass"] as const) {
        await service.transition({ case_id: id, event, actor: worker }, now)
      }
      await service.claim({ case_id: id, user_id: ana.id, actor: ana }, now)
      await service.noteShown({ case_id: id, user_id: ana.id }, now)
      for (const at of [now, later(1)]) {
        await service.reportReading(
          {
            case_id: id,
            user_id: ana.id,
            session: "page",
            sections: Object.fromEntries(
              MANDATORY_SECTIONS.map((section) => [section, 5])
            ),
          },
          at
        )
      }
      const { proposal_id } = await service.propose(
        {
          case_id: id,
          kind: "propose_change",
          actor: ana,
          staff: {
            id: "stf_1",
            user_id: ana.id,
            name: "Ana Reyes",
            role: "pharmacist",
            registration_body: "GPhC",
            registration_number: "2012345",
          },
          prescriber_ip: null,
          policy: open,
          proposal: null,
          notes: null,
          gp_justification: null,
        },
        {
          to_item_id: "fit_2",
          to_variant_id: "variant_2",
          to_quantity: 2,
          to_name: "Minoxidil, 60",
          paid_pence: 4000,
          new_pence: 3000,
          reason: "Marked-reason",
        },
        later(2)
      )
      await service.answerProposal(
        { proposal_id, answer: "accept", actor: patient },
        later(3)
      )
      return { id, proposal_id }
    }

    it.each([
      ["nothing has changed", open, true, false, "approved"],
      ["the patient wrote since", open, true, true, "queued"],
      ["the decider may not decide any more", open, false, false, "queued"],
      ["a proof is missing by now", calls, true, false, "queued"],
    ])(
      "acts on an acceptance when %s",
      async (_, policy, entitled, wrote, state) => {
        const { id, proposal_id } = await accepted("line_1")
        if (wrote) {
          await service.takeMessage(
            {
              case_id: id,
              message_id: "msg_1",
              written_at: later(4),
              actor: patient,
            },
            later(4)
          )
        }
        for (let turn = 0; turn < 2; turn++) {
          await service.applyProposal(
            { proposal_id, actor: patient, policy, entitled },
            later(5)
          )
        }
        // The order has followed already: whoever looks again sees what is bought now.
        expect(await service.retrieveClinicalCase(id)).toMatchObject({
          state,
          formulary_item_id: "fit_2",
          quantity: 2,
          claimed_by: null,
        })
        const topics = (await service.listOutboxes({ kind: "follow_up" })).map(
          ({ topic }) => topic
        )
        expect(topics.includes("case.approved.supply")).toBe(
          state === "approved"
        )
      }
    )

    it("has supply stopped for what the patient writes about a decided case, once", async () => {
      const { id, proposal_id } = await accepted("line_2")
      const take = (message_id: string, at: Date) =>
        service.takeMessage(
          { case_id: id, message_id, written_at: at, actor: patient },
          at
        )
      const stopped = async () =>
        (await service.listOutboxes({ topic: "case.written_about" })).map(
          ({ payload }) => payload
        )
      await service.applyProposal(
        { proposal_id, actor: patient, policy: open, entitled: true },
        later(4)
      )
      expect(await service.takenMessages(id)).toEqual(new Set())
      // Stored before the decision or after it: what it says was not read.
      await take("msg_1", later(4))
      await take("msg_1", later(5))
      expect(await stopped()).toEqual([{ case_id: id, message_id: "msg_1" }])
      expect(await service.takenMessages(id)).toEqual(new Set(["msg_1"]))

      const undecided = await accepted("line_3")
      await service.takeMessage(
        {
          case_id: undecided.id,
          message_id: "msg_2",
          written_at: later(6),
          actor: patient,
        },
        later(6)
      )
      expect(await stopped()).toHaveLength(1)
    })
  },
})
