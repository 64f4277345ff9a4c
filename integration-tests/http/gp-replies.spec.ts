import { replyCode } from "../../src/modules/correspondence/reply-code"
import { CORRESPONDENCE_MODULE } from "../../src/modules/correspondence"
import type CorrespondenceModuleService from "../../src/modules/correspondence/service"
import { clock } from "../../src/shared/clock"
import { runningEnv } from "../../src/shared/env"
import { readGpReplies } from "../../src/workflows/correspondence/read-replies"
import { writeLetterWorkflow } from "../../src/workflows/correspondence/write-letter"
import { settleSupply } from "../../src/workflows/dispensing/settle-supply-gates"
import { drainWork } from "../../src/workflows/relay/drain"
import { control, signIn } from "../fixtures/cases"
import {
  approvedSupply,
  dispensingOf,
  prepareSupply,
} from "../fixtures/dispensing"
import { call, must } from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()

const WORDS = "Marked words: her liver tests are raised"

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    const reply = (body: Record<string, unknown>, path = "") =>
      call(shop, "POST", `/store/letter-replies${path}`, { body })

    it("stops the case's supply, once, until a clinician who read it lets it go on", async () => {
      const { supply_id, case_id } = await approvedSupply(shop, {})
      await writeLetterWorkflow(shop.container).run({ input: { case_id } })
      const letters = shop.container.resolve<CorrespondenceModuleService>(
        CORRESPONDENCE_MODULE
      )
      const [letter] = await letters.listLetters({ case_id })
      await letters.updateLetters({
        id: must(letter).id,
        state: "sent",
        sent_at: clock.now(),
      })
      await settleSupply(shop.container, supply_id)
      await prepareSupply(shop, supply_id)

      const code = replyCode(runningEnv().CAPABILITY_SECRET, case_id)
      const whole = {
        code,
        kind: "objection",
        name: "Dr Gill Marker",
        role: "GP",
        text: WORDS,
        key: "form-1",
      }
      for (const [wrong, status, named] of [
        [{ ...whole, code: replyCode("guessed", case_id) }, 404, "Letter"],
        [{ ...whole, code: "short" }, 400, "code"],
        [{ ...whole, text: "" }, 400, "text"],
        [{ ...whole, kind: "approval" }, 400, "kind"],
        [{ ...whole, case_id }, 400, "case_id"],
      ] as const) {
        const answer = await reply(wrong)
        expect(answer.status).toBe(status)
        expect(answer.body["message"]).toContain(named)
      }
      const shown = await reply({ code }, "/look-up")
      expect(shown.body).toEqual({
        letter: {
          reference: must(letter).case_reference,
          date: expect.any(String),
        },
      })

      const taken = await Promise.all([reply(whole), reply(whole)])
      expect(taken.map(({ status }) => status)).toEqual([201, 201])
      const team = await signIn(shop, "team")
      const pack = () =>
        call(shop, "POST", `/admin/supplies/${supply_id}/pack`, {
          headers: team,
          body: {},
        })
      expect(await pack()).toMatchObject({
        status: 400,
        body: { code: "gate_closed" },
      })
      await drainWork(shop.container)
      const stops = await dispensingOf(shop.container).listStopOrders({
        subject_id: case_id,
      })
      expect(stops).toMatchObject([
        { scope: "case", reason_code: "gp_objection", released_at: null },
      ])

      const { messages } = await control(sandbox.url, "mailbox")
      const told = JSON.stringify(messages)
      expect(told).toContain("A GP practice replied")
      expect(told).not.toMatch(/Marker|Marked words|liver/)

      const pharmacist = await signIn(shop, "pharmacist")
      expect(await readGpReplies(shop.container, case_id)).toMatchObject([
        { kind: "objection", name: "Dr Gill Marker", text: WORDS },
      ])
      const release = (headers: Record<string, string>) =>
        call(shop, "POST", `/admin/stops/${must(stops[0]).id}/release`, {
          headers,
          body: { reason: "Spoken with the practice, tests are normal again" },
        })
      expect((await release(team)).status).toBe(403)
      expect((await release(pharmacist)).status).toBe(200)
      await drainWork(shop.container)
    })
  },
})
