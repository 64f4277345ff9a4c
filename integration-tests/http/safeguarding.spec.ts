import { CONSULTATION_MODULE } from "../../src/modules/consultation"
import type { FormDraft } from "../../src/modules/consultation/domain/definition/form-definition"
import type ConsultationModuleService from "../../src/modules/consultation/service"
import { STAFF_MODULE } from "../../src/modules/staff"
import type StaffModuleService from "../../src/modules/staff/service"
import { clock } from "../../src/shared/clock"
import { drainWork } from "../../src/workflows/relay/drain"
import { control, type SeedRole } from "../fixtures/cases"
import { call, type Headers, makePatient, must } from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

const yesNo = (id: string) => ({
  id,
  kind: "yes_no" as const,
  label: `Is there ${id}?`,
})
const rule = (id: string, kind: "deny" | "flag", safeguarding: boolean) => ({
  id,
  kind,
  when: { question: id, operator: "equals" as const, value: "yes" },
  advice: {
    level: kind === "deny" ? ("urgent" as const) : ("see_gp" as const),
    title: `Advice about ${id}`,
    text: ["Please do."],
  },
  reason_code: id,
  clinician_text: `Clinician: ${id}`,
  source: "Invented for tests",
  safeguarding,
})

/** Danger ends it, worry goes on to review; both are for a clinician. Pain is neither. */
const FORM: FormDraft = {
  key: "hair-loss",
  title: "A short form",
  intro: "A few questions.",
  covers: "treatment",
  suggestions: { otherwise: "This can be discussed." },
  sections: [
    {
      id: "all",
      title: "Questions",
      steps: [
        {
          id: "first",
          title: "First",
          questions: [yesNo("danger"), yesNo("worry"), yesNo("pain")],
        },
      ],
    },
  ],
  rules: [
    rule("pain", "deny", false),
    rule("danger", "deny", true),
    rule("worry", "flag", true),
  ],
}

const CLINICIANS = ["prescriber", "pharmacist", "pharmacist2"] as const
const SUBJECT = "A consultation needs a clinician's attention"

const sandbox = useSandbox()
afterEach(() => clock.setOffset(0))

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)
    const { get, post } = openDesk(shop)

    beforeAll(async () => {
      const form = await service().createForms({
        key: FORM.key,
        title: FORM.title,
      })
      await service().createFormVersions({
        form_id: form.id,
        version: 1,
        definition: { ...FORM },
        content_hash: "safeguarding",
        published_at: clock.now(),
        published_by: "test",
      })
    })

    const service = () =>
      shop.container.resolve<ConsultationModuleService>(CONSULTATION_MODULE)
    const admin = (
      role: SeedRole,
      method: "GET" | "POST",
      path: string,
      body: unknown = {}
    ) => {
      const under = `safeguarding-tasks${path}`
      return method === "GET" ? get(role, under) : post(role, under, body)
    }
    const list = async (query = "") => {
      const { status, body } = await admin("prescriber", "GET", query)
      expect(status).toBe(200)
      return body
    }
    /** Answers all three, as a guest or a patient. */
    async function consult(
      answers: Record<"danger" | "worry" | "pain", "yes" | "no">,
      { headers = {}, submit = false }: { headers?: Headers; submit?: boolean }
    ): Promise<{ id: string; reference: string }> {
      const started = await call(shop, "POST", "/store/consultations", {
        body: { category: "hair-loss" },
        headers,
      })
      const { id, reference } = started.body["consultation"]
      const holder = {
        ...headers,
        "x-consultation-token": String(started.body["token"]),
      }
      const post = (rest: string, body: unknown) =>
        call(shop, "POST", `/store/consultations/${id}${rest}`, {
          body,
          headers: holder,
        })
      const answered = await post("/answers", {
        answers: Object.entries(answers).map(([question, value]) => ({
          question,
          value,
        })),
      })
      expect(answered.status).toBe(200)
      if (submit) {
        const consents = { terms: true, remote_consultation: true }
        expect((await post("/submit", { consents })).status).toBe(200)
        expect((await post("/submit", { consents })).status).toBe(200)
      }
      return { id: String(id), reference: String(reference) }
    }
    const mailsTo = async (role: SeedRole) =>
      JSON.stringify(
        await control(
          sandbox.url,
          `mailbox?to=${encodeURIComponent(`${role}@willow-pharmacy.example`)}`
        )
      )

    it("opens a task at a denial and has every clinician told, whatever mails they chose", async () => {
      const team = shop.container.resolve<StaffModuleService>(STAFF_MODULE)
      const profiles = await team.listStaffProfiles({})
      await team.updateStaffProfiles(
        profiles.map(({ id }) => ({ id, notify_mode: "off" as const }))
      )
      expect(await list()).toEqual({
        tasks: [],
        count: 0,
        limit: 25,
        offset: 0,
      })
      const guest = await consult(
        { danger: "yes", worry: "yes", pain: "yes" },
        {}
      )
      const { tasks } = await list()
      expect(tasks).toEqual([
        {
          id: expect.stringMatching(/^sgt_/),
          consultation_id: guest.id,
          reference: guest.reference,
          category: { handle: "hair-loss", name: expect.any(String) },
          consultation_state: "denied",
          advice_level: "urgent",
          state: "open",
          opened_at: expect.any(String),
          patient_id: null,
          done_at: null,
          done_by_name: null,
        },
      ])
      await drainWork(shop.container)
      await drainWork(shop.container)
      for (const role of CLINICIANS) {
        const mails = await mailsTo(role)
        expect(mails).toContain(SUBJECT)
        expect(mails).toContain(guest.reference)
        expect(mails).not.toMatch(/danger|worry|hair|safeguard/i)
      }
      for (const role of ["team", "support", "admin"] as const) {
        expect(await mailsTo(role)).not.toContain(SUBJECT)
      }
    })

    it("opens one at a submission too, and none for what needs none", async () => {
      const count = Number((await list())["count"])
      await consult({ danger: "no", worry: "no", pain: "yes" }, {})
      await consult({ danger: "no", worry: "no", pain: "no" }, { submit: true })
      expect((await list()).count).toBe(count)
      const person = await makePatient(shop)
      const run = await consult(
        { danger: "no", worry: "yes", pain: "no" },
        { headers: person.headers, submit: true }
      )
      const after = await list("?state=open")
      expect(after.count).toBe(count + 1)
      const [task] = after["tasks"].filter(
        (one: { consultation_id: string }) => one.consultation_id === run.id
      )
      expect(task).toMatchObject({
        consultation_state: "submitted",
        advice_level: "see_gp",
        patient_id: expect.stringMatching(/^pat_/),
      })
      const read = await admin("pharmacist", "GET", `/${task.id}`)
      expect(read.body["task"]).toMatchObject({
        patient: { email: person.email, phone: expect.any(String) },
        rules: [{ rule_id: "worry" }],
      })
    })

    it("shows a clinician what was answered, on record, and ends by a note once", async () => {
      const { id: consultation_id } = await consult(
        { danger: "yes", worry: "no", pain: "no" },
        {}
      )
      const [task] = (await list("?limit=100"))["tasks"].filter(
        (one: { consultation_id: string }) =>
          one.consultation_id === consultation_id
      )
      const path = `/${task.id}`
      const read = await admin("prescriber", "GET", path)
      expect(read.status).toBe(200)
      expect(read.body["task"]).toMatchObject({
        id: task.id,
        note: null,
        patient: null,
        rules: [
          {
            rule_id: "danger",
            clinician_text: "Clinician: danger",
            advice: { level: "urgent", title: "Advice about danger" },
            answers: [
              { question_id: "danger", label: "Is there danger?", text: "Yes" },
            ],
          },
        ],
      })
      expect(read.body["task"].sections[0].answers).toHaveLength(3)
      expect(await topicsOf([task.id, consultation_id])).toEqual(
        expect.arrayContaining([
          "safeguarding.opened",
          "safeguarding.read",
          "consultation.answers_read",
        ])
      )

      const note = "Called the patient; the GP takes over today."
      for (const wrong of [{}, { note: "Short" }, { note, more: 1 }]) {
        const refused = await admin(
          "prescriber",
          "POST",
          `${path}/complete`,
          wrong
        )
        expect(refused.status).toBe(400)
      }
      const both = await Promise.all(
        (["prescriber", "pharmacist"] as const).map((role) =>
          admin(role, "POST", `${path}/complete`, { note })
        )
      )
      expect(both.map(({ status }) => status).sort()).toEqual([200, 409])
      const lost = must(both.find(({ status }) => status === 409))
      expect(lost.body["code"]).toBe("transition_not_allowed")
      const done = (await admin("pharmacist2", "GET", path)).body["task"]
      expect(done).toMatchObject({
        state: "done",
        note,
        done_at: expect.any(String),
        done_by_name: expect.any(String),
      })
      const [row] = await service().listSafeguardingTasks({ id: task.id })
      expect(row?.note_enc).toMatch(/^v1\./)
      expect(await topicsOf([task.id])).toContain("safeguarding.completed")
      const rows = await service().listOutboxes({})
      expect(JSON.stringify(rows)).not.toMatch(/Called the patient|danger/)
      const states = (await list("?limit=100"))["tasks"].map(
        (one: { state: string }) => one.state
      )
      expect(states).toEqual([...states].sort().reverse())
      expect((await list("?state=done"))["tasks"]).toEqual([
        expect.objectContaining({ id: task.id, state: "done" }),
      ])
    })

    it("is for clinicians, and bounded", async () => {
      for (const role of ["team", "support", "admin"] as const) {
        for (const [method, path] of [
          ["GET", ""],
          ["GET", "/sgt_none"],
          ["POST", "/sgt_none/complete"],
        ] as const) {
          expect((await admin(role, method, path)).status).toBe(403)
        }
      }
      const stranger = await call(shop, "GET", "/admin/safeguarding-tasks", {})
      expect(stranger.status).toBe(401)
      for (const query of ["limit=101", "state=any", "offset=-1", "more=1"]) {
        expect((await admin("prescriber", "GET", `?${query}`)).status).toBe(400)
      }
      const note = "Nobody has this task."
      expect((await admin("prescriber", "GET", "/sgt_none")).status).toBe(404)
      expect(
        (await admin("prescriber", "POST", "/sgt_none/complete", { note }))
          .status
      ).toBe(404)
    })

    /** What the ledger is told about these. */
    async function topicsOf(ids: string[]): Promise<string[]> {
      const rows = await service().listOutboxes({ kind: "audit" })
      return rows
        .filter(({ payload }) => ids.includes(String(payload["entity_id"])))
        .map(({ topic }) => topic)
    }
  },
})
