// Takes about 72 seconds.
import { PATIENT_MODULE } from "../../src/modules/patient"
import type PatientModuleService from "../../src/modules/patient/service"
import { systemActor } from "../../src/shared/actor"
import { clock } from "../../src/shared/clock"
import { formularyOf } from "../../src/workflows/clinical-review/services"
import { placeOrder, type SeedRole } from "../fixtures/cases"
import { answerHairLoss, hairLossCase } from "../fixtures/hair-loss"
import {
  basketOf,
  call,
  makePatient,
  must,
  type Person,
  type Shop,
  startPayment,
} from "../fixtures/shop"
import { openDesk, openShop } from "../fixtures/suite"
import { medusaIntegrationTestRunner } from "../setup/medusa-runner"
import { useSandbox } from "../setup/sandbox"

jest.setTimeout(80_000)

const patientsOf = (shop: Shop) =>
  shop.container.resolve<PatientModuleService>(PATIENT_MODULE)

useSandbox()

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: (tools) => {
    const shop = openShop(tools, "forms", "reasons")
    const { get, post } = openDesk(shop)

    beforeAll(async () => {})

    /** A second account of somebody: another email, phone, home and card. */
    async function secondAccount(of: Person): Promise<Person> {
      const person = await makePatient(shop)
      const { person: first } = must(
        await patientsOf(shop).findByCustomer(of.customer_id)
      )
      const { person: own } = must(
        await patientsOf(shop).findByCustomer(person.customer_id)
      )
      const { date_of_birth } = first
      await patientsOf(shop).saveProfile(
        {
          customer_id: person.customer_id,
          email: person.email,
          profile: {
            ...own,
            first_name: "Pas",
            date_of_birth,
            gp: { answer: "no_gp" },
          },
        },
        systemActor("test"),
        clock.now()
      )
      return person
    }

    it("knows a person by another account: denials, limits and who may decide", async () => {
      const first = await makePatient(shop)
      const second = await secondAccount(first)
      const idOf = async ({ customer_id }: Person) =>
        must(await patientsOf(shop).findByCustomer(customer_id)).row.id
      const [firstId, secondId] = [await idOf(first), await idOf(second)]

      // Denied under one account, passing under the other.
      const denied = await answerHairLoss(shop, first.headers, {
        change: { for_yourself: "no" },
        submit: false,
      })
      const id = await hairLossCase(
        shop,
        second,
        await answerHairLoss(shop, second.headers)
      )
      const read = async (role: SeedRole = "prescriber") =>
        (await get(role, `cases/${id}`)).body["case"]
      const found = await read()
      expect(found.flags).toContainEqual(
        expect.objectContaining({
          kind: "possible_same_person",
          subject: "name_dob_typo",
          amount: 1,
        })
      )
      expect(found.repeats).toContainEqual(
        expect.objectContaining({
          consultation_id: denied.id,
          linked_patient_id: firstId,
        })
      )
      expect(found.acknowledgements).toContainEqual(
        expect.objectContaining({
          kind: "changed_answers",
          subject: denied.id,
          open: true,
        })
      )
      expect(found.linkage).toMatchObject({
        persons: [
          {
            patient_id: firstId,
            reasons: [{ kind: "name_dob_typo", strength: 100 }],
            verdict: null,
          },
        ],
        household: [],
      })
      expect(found.quantities).toMatchObject({
        ingredient: "finasteride",
        orders: [{ case_id: id, packs: 1, mg: expect.any(Number) }],
        exceeded: [],
      })

      // Nobody decides for a person linked to themselves (REV-5).
      await post("prescriber", `cases/${id}/claim`)
      const approve = () =>
        post("prescriber", `cases/${id}/approve`, {
          gp_justification: "No GP",
        })
      await patientsOf(shop).updatePatients({
        id: firstId,
        email: "prescriber@willow-pharmacy.example",
      })
      expect((await approve()).body["code"]).toBe("not_eligible")
      await patientsOf(shop).updatePatients({ id: firstId, email: first.email })
      expect((await approve()).body["code"]).toBe("evidence_missing")

      // A limit holds over both accounts, until a clinician tells them apart.
      const goods = must(
        (
          await formularyOf(shop.container).listFormularyItems({
            legal_class: "GSL",
            consultation: "none",
          })
        )[0]
      )
      const limit = {
        ingredient: goods.ingredient,
        classes: ["GSL"],
        unit: "packs",
        per_sale: 1,
        source: "A test",
      }
      for (const role of ["prescriber", "admin", "team"] as const) {
        expect((await post(role, "ingredient-limits", limit)).status).toBe(403)
      }
      const added = await post("pharmacist", "ingredient-limits", limit)
      expect(added.status).toBe(201)
      const goodsFor = async (person: Person) => {
        const basket = basketOf(
          await call(shop, "POST", "/store/baskets", { body: {} }),
          person
        )
        const line = await call(
          shop,
          "POST",
          `/store/baskets/${basket.id}/lines`,
          {
            body: { variant_id: goods.variant_id, quantity: 1 },
            headers: basket.headers,
          }
        )
        expect(line.status).toBe(200)
        return basket
      }
      const waiting = await goodsFor(second)
      await placeOrder(shop, await goodsFor(first))
      const refused = await startPayment(shop, waiting)
      expect([refused.status, refused.body["code"]]).toEqual([
        400,
        "limit_reached",
      ])
      expect(JSON.stringify(refused.body)).not.toContain(firstId)
      const judge = (role: SeedRole, verdict: string) =>
        post(role, `patients/${secondId}/links/${firstId}`, {
          verdict,
          reason: "Spoke to both on the telephone",
        })
      expect((await judge("team", "different")).status).toBe(403)
      expect((await judge("pharmacist", "perhaps")).status).toBe(400)
      expect((await judge("pharmacist", "different")).status).toBe(200)
      expect((await startPayment(shop, waiting)).status).toBe(200)
      const apart = await read()
      const kindsOf = (one: { flags: { kind: string }[] }) =>
        one.flags.map(({ kind }) => kind)
      expect(kindsOf(apart)).not.toContain("possible_same_person")
      expect(apart.linkage).toMatchObject({
        persons: [],
        household: [
          {
            patient_id: firstId,
            verdict: {
              verdict: "different",
              reason: "Spoke to both on the telephone",
            },
          },
        ],
      })
      expect((await judge("prescriber", "undo")).status).toBe(200)
      expect(kindsOf(await read())).toContain("possible_same_person")
      expect((await startPayment(shop, waiting)).body["code"]).toBe(
        "limit_reached"
      )
      expect(
        (
          await post(
            "pharmacist",
            `ingredient-limits/${added.body["ingredient_limit"].id}`,
            { ...limit, active: false }
          )
        ).status
      ).toBe(200)
      expect((await startPayment(shop, waiting)).status).toBe(200)
    })

    it("tells of a clinician's denial under another account (SAF-9, R-32)", async () => {
      const first = await makePatient(shop)
      const second = await secondAccount(first)
      const caseOf = async (person: Person) =>
        hairLossCase(shop, person, await answerHairLoss(shop, person.headers))
      const earlier = await caseOf(second)
      const denied = await caseOf(first)
      await post("prescriber", `cases/${denied}/claim`)
      const deny = { reason: "interaction", notes: "Takes something else" }
      const done = await post("prescriber", `cases/${denied}/deny`, deny)
      expect(done.status).toBe(200)

      const id = await caseOf(second)
      const read = (await get("prescriber", `cases/${id}`)).body["case"]
      expect(read.acknowledgements).toContainEqual(
        expect.objectContaining({
          kind: "denied_before",
          subject: denied,
          open: true,
        })
      )
      expect(read.acknowledgements).toContainEqual(
        expect.objectContaining({ kind: "possible_same_person", open: true })
      )
      // Handed in under either account, it is a repeat (REP-2).
      expect(read.repeat_flag).toBe(true)
      // One that was waiting already is not approved unread either.
      await post("prescriber", `cases/${earlier}/claim`)
      const hasty = await post("prescriber", `cases/${earlier}/approve`, {
        gp_justification: "No GP",
      })
      expect(hasty.body).toMatchObject({
        code: "evidence_missing",
        message: expect.stringContaining(`denied_before ${denied}`),
      })
    })
  },
})
