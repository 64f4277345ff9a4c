import { CORRESPONDENCE_MODULE } from "../../src/modules/correspondence"
import type CorrespondenceModuleService from "../../src/modules/correspondence/service"
import { PATIENT_MODULE } from "../../src/modules/patient"
import type PatientModuleService from "../../src/modules/patient/service"
import { systemActor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"
import { tellOfDenialWorkflow } from "../../src/workflows/consultation/tell-of-denial"
import { writeLetterWorkflow } from "../../src/workflows/correspondence/write-letter"
import { gpLetter } from "../../src/workflows/messaging/email-templates/gp-letter"
import { savePatientWorkflow } from "../../src/workflows/patient/save-patient"
import { drainWork } from "../../src/workflows/relay/drain"
import { relayIntents } from "../../src/workflows/relay/relay-outboxes"
import { sendDueCalls } from "../../src/workflows/relay/send-calls"
import { casesOf, control, placeOrder } from "../fixtures/cases"
import {
  basketWithTreatment,
  call,
  makeConsultation,
  makeCustomer,
  makePatient,
  must,
  type Person,
} from "../fixtures/shop"
import { openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(120_000)

const sandbox = useSandbox()

const PROFILE = {
  first_name: "Zoë",
  last_name: "O'Neil",
  sex: "female",
  date_of_birth: "1990-07-04",
  phone: "07700 900123",
  home_address: { address_1: "1 High St", city: "Leeds", postcode: "ls14bt" },
  gp: { answer: "no_consent" },
}

/** The last code that the mailbox or the SMS log received. */
async function lastCode(partner: "mailbox" | "sms"): Promise<string> {
  const answer = await fetch(`${sandbox.url}/_control/state/${partner}`)
  const codes = (await answer.text()).match(/code is (\d{6})/g) ?? []
  return must(codes.at(-1)?.slice(-6))
}

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools)

    afterEach(() => clock.setOffset(0))

    it("registers a patient, tells every wrong field, and verifies the email", async () => {
      const person = await makeCustomer(shop)
      const { headers } = person
      const path = "/store/patients/me"
      const save = (change: Record<string, unknown> = {}) =>
        call(shop, "POST", path, { headers, body: { ...PROFILE, ...change } })

      // Nobody, a stranger's token and a missing profile.
      expect((await call(shop, "GET", path)).status).toBe(401)
      expect((await call(shop, "POST", path, { body: PROFILE })).status).toBe(
        401
      )
      expect((await call(shop, "GET", path, { headers })).status).toBe(404)

      const wrong = await save({
        phone: "12",
        home_address: { address_1: "", city: "Leeds", postcode: "nowhere" },
      })
      expect(wrong.status).toBe(400)
      expect(wrong.body["code"]).toBe("invalid_field")
      expect(
        wrong.body["errors"].map(({ field }: { field: string }) => field).sort()
      ).toEqual(["home_address.address_1", "home_address.postcode", "phone"])

      const young = await save({ date_of_birth: "2012-01-01" })
      expect(young.status).toBe(400)
      expect(young.body["message"]).toMatch(/^date_of_birth: /)
      const practice = await save({
        gp: { answer: "practice", practice_code: "X99999" },
      })
      expect(practice.body["message"]).toMatch(/^gp.practice_code: /)
      expect((await call(shop, "GET", path, { headers })).status).toBe(404)

      const saved = await save()
      expect(saved.status).toBe(200)
      expect(saved.headers["cache-control"]).toBe("no-store")
      expect(saved.body["patient"]).toMatchObject({
        first_name: "Zoë",
        phone: "+447700900123",
        email: person.email,
        email_verified: false,
        home_address: { postcode: "LS1 4BT", address_2: null },
        gp: { answer: "no_consent", practice: null },
        identity_status: "unverified",
      })

      const verify = (rest: string, body: Record<string, unknown>) =>
        call(shop, "POST", `${path}/verifications${rest}`, { headers, body })
      const sent = await verify("", { channel: "email" })
      expect(sent.body).toEqual({ sent: true })
      const again = await verify("", { channel: "email" })
      expect(again.body["code"]).toBe("rate_limited")
      const code = await lastCode("mailbox")
      const other = code === "000000" ? "111111" : "000000"
      const refused = await verify("/confirm", {
        channel: "email",
        code: other,
      })
      expect(refused.status).toBe(400)
      expect(refused.body["code"]).toBe("code_wrong")
      const confirmed = await verify("/confirm", { channel: "email", code })
      expect(confirmed.body["patient"]).toMatchObject({ email_verified: true })

      // Another person sees their own profile only.
      const stranger = await makeCustomer(shop)
      const theirs = await call(shop, "GET", path, {
        headers: stranger.headers,
      })
      expect(theirs.status).toBe(404)
    })

    it("shows the wording of the consent to anybody", async () => {
      const shown = await call(shop, "GET", "/store/patients/gp-consent")
      expect(shown.status).toBe(200)
      expect(shown.body["gp_consent"].text).toMatch(/GP practice/)
    })

    const savePerson = async (person: Person, change = {}) => {
      const saved = await call(shop, "POST", "/store/patients/me", {
        headers: person.headers,
        body: { ...PROFILE, ...change },
      })
      expect(saved.status).toBe(200)
      const [patient] = await patientsOf().listPatients({
        customer_id: person.customer_id,
      })
      return must(patient)
    }
    const patientsOf = () =>
      shop.container.resolve<PatientModuleService>(PATIENT_MODULE)
    const statusOf = async (id: string) =>
      (await patientsOf().retrievePatient(id)).identity_status
    const order = async (person: Person, change = {}) => {
      await savePerson(person, change)
      return placeOrder(shop, await basketWithTreatment(shop, person))
    }
    const mails = async () =>
      JSON.stringify(await control(sandbox.url, "state/mailbox"))

    it("verifies nobody by an answer about other data, though these come back", async () => {
      const person = await makePatient(shop)
      const referred = { first_name: "Ann", last_name: "Referson" }
      await control(sandbox.url, "faults/lexisnexis", {
        mode: "unavailable",
        times: 1,
      })
      await order(person, referred)
      const { id } = await savePerson(person, { last_name: "Passable" })
      clock.setOffset(10 * 60_000)
      // The call that waited, as a worker would send it now.
      await sendDueCalls(shop.container)
      await savePerson(person, referred)
      await drainWork(shop.container)
      clock.setOffset(20 * 60_000)
      await drainWork(shop.container)
      expect(await statusOf(id)).toBe("action_required")
    })

    it("checks changed data again while something waits, and nobody else's", async () => {
      const person = await makePatient(shop)
      await order(person)
      const { id } = await savePerson(person)
      expect(await statusOf(id)).toBe("verified")
      await savePerson(person, { last_name: "Married" })
      await drainWork(shop.container)
      expect(await statusOf(id)).toBe("verified")
      const idle = await savePerson(await makePatient(shop))
      await patientsOf().updatePatients({
        id: idle.id,
        identity_status: "verified",
      })
      await savePatientWorkflow(shop.container).run({
        input: {
          customer_id: idle.customer_id,
          profile: {
            ...PROFILE,
            sex: "female",
            last_name: "Moved",
            gp: { answer: "no_gp" },
          },
        },
      })
      await drainWork(shop.container)
      expect(await statusOf(idle.id)).toBe("unverified")
    })

    it("flags a case whose patient may have another account", async () => {
      const birth = { date_of_birth: "1971-02-03", last_name: "Twice" }
      await savePerson(await makePatient(shop), birth)
      const order_id = await order(await makePatient(shop), birth)
      const [found] = await casesOf(shop).listClinicalCases({ order_id })
      const flags = await casesOf(shop).listCaseFlags({
        case_id: must(found).id,
      })
      expect(flags.map(({ kind }) => kind)).toContain("possible_same_person")
    })

    it("stops and redirects unsent GP letters with the patient's answer", async () => {
      const letters = shop.container.resolve<CorrespondenceModuleService>(
        CORRESPONDENCE_MODULE
      )
      for (const code of ["Y10001", "Y10002"]) {
        await letters.keepPractice(
          {
            code,
            name: `Practice ${code}`,
            address: "1 Low Street",
            postcode: "LS1 1AA",
            active: true,
            successor_code: null,
          },
          "test",
          clock.now()
        )
        await letters.verifyContact(
          {
            ods_code: code,
            email: `${code.toLowerCase()}@practice.example.test`,
            source: "test",
            actor: systemActor("test"),
          },
          clock.now()
        )
      }
      const at = (practice_code: string) => ({
        gp: { answer: "practice", practice_code },
      })
      const written = async () => {
        const person = await makePatient(shop)
        const order_id = await order(person, at("Y10001"))
        const found = must(
          (await casesOf(shop).listClinicalCases({ order_id }))[0]
        )
        await casesOf(shop).createDecisions({
          case_id: found.id,
          kind: "approve_p",
          staff_id: "stf_1",
          user_id: "user_1",
          staff_name: "Test",
          role: "pharmacist",
          at: clock.now(),
        })
        const { result } = await writeLetterWorkflow(shop.container).run({
          input: { case_id: found.id },
        })
        const { letter_id, state } = must(result)
        expect(state).toBe("pending")
        return { person, id: letter_id, reference: found.reference }
      }
      const stopped = await written()
      await savePerson(stopped.person, { gp: { answer: "no_consent" } })
      await drainWork(shop.container)
      const moved = await written()
      await savePerson(moved.person, at("Y10002"))
      await drainWork(shop.container)
      expect(await letters.retrieveLetter(stopped.id)).toMatchObject({
        state: "no_consent",
        sent_at: null,
      })
      expect(await letters.retrieveLetter(moved.id)).toMatchObject({
        state: "sent",
        practice_code: "Y10002",
        sent_to: "y10002@practice.example.test",
      })
      const sent = await mails()
      expect(sent).not.toContain("y10001@practice.example.test")
      expect(sent).not.toContain(`letter-${stopped.reference}.pdf`)
      // The call keeps to whom it went; a later correction changes no history.
      const late = await written()
      await relayIntents(shop.container)
      await sendDueCalls(shop.container)
      await letters.verifyContact(
        {
          ods_code: "Y10001",
          email: "other@practice.example.test",
          source: "test",
          actor: systemActor("test"),
        },
        clock.now()
      )
      await drainWork(shop.container)
      expect(await letters.retrieveLetter(late.id)).toMatchObject({
        state: "sent",
        sent_to: "y10001@practice.example.test",
      })
    })

    it("reads consent again in the moment of sending", async () => {
      const letters = shop.container.resolve<CorrespondenceModuleService>(
        CORRESPONDENCE_MODULE
      )
      const patient = await savePerson(await makePatient(shop))
      const letter = await letters.createLetters({
        case_id: `case_${patient.id}`,
        case_reference: "CASE-NONE-0001",
        patient_id: patient.id,
        practice_code: "Y10001",
        state: "pending",
        sendings: 1,
        file_key: "none",
      })
      const message = await gpLetter(shop.container, {
        id: "call_1",
        partner: "email",
        operation: "gp_letter",
        reference: `email:gp_letter:${letter.id}:1`,
        subject_type: "letter",
        subject_id: letter.id,
        order_id: null,
        case_id: null,
        attempts: 1,
        last_error: null,
      })
      expect(message).toBeNull()
      expect((await letters.retrieveLetter(letter.id)).state).toBe("no_consent")
    })

    it("writes of a denial to a proved address only", async () => {
      const person = await makeCustomer(shop)
      const { id } = await savePerson(person)
      const deny = async () => {
        await tellOfDenialWorkflow(shop.container).run({
          input: {
            consultation_id: await makeConsultation(shop, person.customer_id, {
              state: "denied",
              outcome: "cannot_continue",
            }),
          },
        })
        await drainWork(shop.container)
        return (await mails()).includes(person.email)
      }
      expect(await deny()).toBe(false)
      await patientsOf().updatePatients({
        id,
        email_verified_at: clock.now(),
      })
      expect(await deny()).toBe(true)
    })
  },
})
