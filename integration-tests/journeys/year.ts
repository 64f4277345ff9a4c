import { startOfDay, type Day } from "../../src/shared/calendar"
import { formatDate } from "../../src/shared/london"
import { Buyer, type Wish } from "../support/buyer"
import type { Partners } from "../support/partners"
import type { Platform } from "../support/platform"
import type { Person } from "../support/shopper"
import { Desk, type Json } from "./desk"
import type { Timeline } from "./timeline"

/** Somebody whose treatment is followed. */
type Patient = {
  person: Person
  buyer: Buyer
  /** References of the cases that were opened for them. */
  cases: string[]
  /** Payments, reminders and plans that the timeline tells of already. */
  payments: number
  reminders: number
  plans: Map<string, string>
}

/** The subject of the email of REN-1. */
const REMINDER = "It is time to think about your next order"

/** What somebody does on a day. */
type Appointment = { day: Day; act: () => Promise<void> }

const pounds = (pence: number): string => `£${(pence / 100).toFixed(2)}`

/**
 * A year of treatment, played by people and the moved clock alone over the
 * platform's own doors. Everything that the timeline says is read from where it
 * ended up: the payments from Stripe's ledger, the parcels from the dispatch
 * queue, the plans from the patient's account, the reminders from their mailbox.
 */
export class Year {
  private readonly desk: Desk
  private readonly patients: Patient[] = []
  private agenda: Appointment[] = []

  constructor(
    private readonly platform: Platform,
    private readonly partners: Partners,
    private readonly timeline: Timeline
  ) {
    this.desk = new Desk(platform, partners)
  }

  /** Today by the platform's clock. */
  today(): Promise<Day> {
    return this.desk.today()
  }

  /** A new patient, with an account. */
  async meet(person: Person): Promise<Patient> {
    const buyer = await Buyer.register(this.platform, this.partners, person)
    const patient = {
      person,
      buyer,
      cases: [],
      payments: 0,
      reminders: 0,
      plans: new Map<string, string>(),
    }
    this.patients.push(patient)
    return patient
  }

  /** Has something done on a day to come, once the day's post has gone. */
  on(day: Day, act: () => Promise<void>): void {
    this.agenda.push({ day, act })
  }

  /** Answers the questions, buys, is approved for so many issues, and gets the first parcel. */
  async buy(patient: Patient, wish: Wish, issues?: number): Promise<void> {
    const order = await patient.buyer.buy(wish)
    await this.desk.wait()
    const said = `answers the questions and buys ${lengthOf(wish)}, order #${order}`
    await this.follow(patient, { order, said, issues })
  }

  /** Confirms the answers by three ticks and buys again; the parcel comes when the supply ends. */
  async renew(patient: Patient, wish: Wish): Promise<void> {
    const { order, starts_on } = await patient.buyer.renew(wish)
    await this.desk.wait()
    const said = `confirms the answers by three ticks and buys ${lengthOf(wish)} from ${formatDate(startOfDay(starts_on))}, order #${order}`
    await this.follow(patient, { order, said })
    this.on(starts_on, async () => undefined)
  }

  /**
   * Ticks once more where that is over, and says what the account says.
   * @throws where it isn't refused
   */
  async tryToRenew(patient: Patient): Promise<void> {
    const day = await this.desk.today()
    const { renewals } = await patient.buyer.get("renewals")
    const refusal = await patient.buyer.tick().then(
      () => "nothing",
      (error: unknown) => String(error)
    )
    if (!/ gave 4\d\d: /.test(refusal)) {
      throw new Error(`Another order is not refused: ${refusal}`)
    }
    for (const { blocked } of renewals) {
      this.say(patient, day, `can't order again: ${BLOCKS[blocked] ?? blocked}`)
    }
  }

  /** From an order to its approval, and to the parcel where that may leave today. */
  private async follow(
    patient: Patient,
    of: { order: string; said: string; issues?: number | undefined }
  ): Promise<void> {
    const today = await this.desk.today()
    this.say(patient, today, of.said)
    const record = await this.desk.caseOf(of.order)
    patient.cases.push(record.reference)
    if (record.state === "queued") {
      await this.desk.approve(record.id, of.issues)
      this.say(patient, today, "is approved, and the prescription is signed")
    }
    await this.seeDay()
  }

  /** Lives on until a day, stopping wherever something falls due. */
  async liveUntil(last: Day): Promise<void> {
    for (;;) {
      const next = await this.nextDay()
      if (next === null || next > last) {
        await this.desk.goTo(last)
        return
      }
      await this.desk.goTo(next)
      await this.seeDay()
      for (const { act } of this.takeAgenda(next)) {
        await act()
      }
    }
  }

  private takeAgenda(today: Day): Appointment[] {
    const due = this.agenda.filter(({ day }) => day <= today)
    this.agenda = this.agenda.filter((one) => !due.includes(one))
    return due
  }

  /** What this day has brought: payments, parcels, and how the plans stand. */
  async seeDay(): Promise<void> {
    const day = await this.desk.today()
    for (const patient of this.patients) {
      await this.tellPayments(patient, day)
    }
    const sent = await this.desk.sendReady(
      this.patients.flatMap(({ cases }) => cases)
    )
    for (const patient of this.patients) {
      for (const { case_reference, label, plan } of sent) {
        if (patient.cases.includes(case_reference)) {
          const text = `gets a parcel: ${label} (month ${plan.course_month} of the treatment)`
          this.say(patient, day, text)
        }
      }
      await this.tellPlans(patient, day)
      await this.tellReminders(patient, day)
    }
  }

  private async tellPayments(patient: Patient, day: Day): Promise<void> {
    const { paid } = await this.partners.moneyOf(patient.person.email)
    for (const amount of paid.slice(patient.payments)) {
      this.say(patient, day, `pays ${pounds(amount)}`)
    }
    patient.payments = paid.length
  }

  private async tellPlans(patient: Patient, day: Day): Promise<void> {
    for (const { reference, status } of await plansOf(patient)) {
      if (patient.plans.get(reference) !== status.word) {
        patient.plans.set(reference, status.word)
        this.say(patient, day, `${reference}: ${status.word}`)
      }
    }
  }

  private async tellReminders(patient: Patient, day: Day): Promise<void> {
    const mails = await this.partners.mails(patient.person.email, REMINDER)
    for (let told = patient.reminders; told < mails.length; told++) {
      this.say(patient, day, "is reminded of the next order by email")
    }
    patient.reminders = mails.length
  }

  private async nextDay(): Promise<Day | null> {
    const today = await this.desk.today()
    const days = this.agenda.map(({ day }) => day)
    for (const patient of this.patients) {
      for (const { next } of await plansOf(patient)) {
        if (next && next.day > today) {
          days.push(next.day)
        }
      }
    }
    return days.sort()[0] ?? null
  }

  private say({ person }: Patient, day: Day, text: string): void {
    this.timeline.add({ day, person: person.first_name, text })
  }
}

/** What the account says of each, in short. */
const BLOCKS: Record<string, string> = {
  limit_reached: "the twelve months are over, a new consultation is needed",
}

const plansOf = async ({ buyer }: Patient): Promise<Json[]> =>
  (await buyer.get("plans")).plans

const lengthOf = ({ plan_months }: Wish): string =>
  plan_months === undefined
    ? "once"
    : `a plan of ${plan_months} month${plan_months === 1 ? "" : "s"}`
