import type {
  DocumentRow,
  HealthReportView,
  OrderCard,
  OrderView,
  PrescriptionRow,
  ThreadView,
} from "../../app/lib/contracts"
import { gbp } from "./kit"

export const practices = [
  {
    code: "B86001",
    name: "Orchard Lane Surgery",
    address: "3 Orchard Lane, Leeds",
    postcode: "LS1 4AA",
  },
  {
    code: "B86002",
    name: "Riverside Medical Practice",
    address: "40 Water Street, Leeds",
    postcode: "LS10 1BB",
  },
]

export const deliveryOptions = [
  {
    id: "so_first",
    name: "Royal Mail Tracked 24",
    description: "Normally the next working day after dispatch",
    price: gbp(290),
  },
  {
    id: "so_special",
    name: "Special Delivery Guaranteed by 1pm",
    description: "The next working day by 1 pm, signed for",
    price: gbp(1395),
  },
]

export const documents: DocumentRow[] = [
  {
    id: "doc_1",
    kind: "gp_letter",
    title: "Letter to Orchard Lane Surgery",
    order_id: "order_1",
    created_at: "2026-11-21T12:00:00.000Z",
  },
  {
    id: "doc_2",
    kind: "prescription_copy",
    title: "Prescription RX-4Q7T-2HNB (copy)",
    order_id: "order_1",
    created_at: "2026-11-21T12:00:00.000Z",
  },
]

export const order: OrderView = {
  id: "order_1",
  display_id: 1042,
  placed_at: "2026-11-21T10:45:00.000Z",
  status: {
    word: "Dispatched",
    sentence: "Your parcel is on its way with Royal Mail.",
  },
  totals: {
    items: gbp(1690),
    delivery: gbp(290),
    discount: gbp(0),
    total: gbp(1980),
  },
  treatments: [
    {
      case_id: "case_1",
      consultation_id: null,
      case_reference: "CASE-3F8K-1ZPW",
      name: "Finasteride 1 mg tablets, 28",
      quantity: 1,
      plan_months: 3,
      plan: null,
      status: {
        word: "Dispatched",
        sentence: "Your medicine was handed to Royal Mail.",
      },
      awaits: null,
      proposal: null,
      shorter_plan: null,
      advice: null,
      refund: null,
      tracking: {
        number: "QB123456789GB",
        url: "https://www.royalmail.com/track-your-item#/tracking-results/QB123456789GB",
      },
      timeline: [
        { at: "2026-11-21T10:45:00.000Z", label: "Payment received" },
        { at: "2026-11-21T10:46:00.000Z", label: "Identity confirmed" },
        { at: "2026-11-21T11:20:00.000Z", label: "Approved by the prescriber" },
        { at: "2026-11-21T12:00:00.000Z", label: "Prescription signed" },
        { at: "2026-11-21T15:30:00.000Z", label: "Handed to Royal Mail" },
      ],
    },
  ],
  delivery_address: ["Sam Okoro", "5 Mill Road", "Leeds", "LS2 8AB"],
  documents,
}

/** An order whose clinician suggests something dearer. */
export const changedOrder: OrderView = {
  ...order,
  id: "order_2",
  display_id: 1043,
  status: {
    word: "Waiting for you",
    sentence: "A clinician suggests a change. Please accept or decline it.",
  },
  treatments: order.treatments.map((treatment) => ({
    ...treatment,
    case_id: "case_2",
    case_reference: "CASE-7Q2M-4XKD",
    awaits: "acceptance",
    tracking: null,
    timeline: treatment.timeline.slice(0, 2),
    proposal: {
      id: "cpr_1",
      from: { name: treatment.name, quantity: 1 },
      to: { name: "Finasteride 1 mg tablets, 84", quantity: 1 },
      paid: gbp(1690),
      price: gbp(4200),
      back: gbp(0),
      more: gbp(2510),
      reason:
        "You have taken it for a year without trouble, so three months at a time will do.",
      plan: null,
      accepted: false,
    },
  })),
}

/** An order whose clinician suggests a longer plan. */
export const changedPlanOrder: OrderView = {
  ...changedOrder,
  id: "order_3",
  display_id: 1044,
  treatments: changedOrder.treatments.map((treatment) => ({
    ...treatment,
    case_id: "case_3",
    case_reference: "CASE-9W3N-6LRB",
    proposal: treatment.proposal && {
      ...treatment.proposal,
      id: "cpr_2",
      to: { name: treatment.name, quantity: 1 },
      price: gbp(1490),
      back: gbp(200),
      more: gbp(0),
      reason: "It takes six months until you can see whether it works.",
      plan: {
        from: { months: 3, monthly: gbp(1690) },
        to: { months: 6, monthly: gbp(1490) },
        delivery: gbp(290),
        mandate: {
          text: [
            "This takes the place of what you agreed to for your plan PLN-3F8K-1ZPW.",
            "You get £2.00 of the first month’s price back, to the card that paid it.",
            "Example Pharmacy takes £17.80 from the card that you gave for this plan once a month, 5 more times: £14.90 for your treatment and £2.90 for its delivery, £89.00 more in all.",
            "We take each payment about the same day each month after your first parcel is sent, and send that month’s parcel once it is paid.",
            "When you stop, we take nothing more.",
          ].join("\n"),
          hash: "0".repeat(64),
        },
      },
    },
  })),
}

export const orderCard: OrderCard = {
  id: order.id,
  display_id: order.display_id,
  placed_at: order.placed_at,
  status: order.status,
  total: order.totals.total,
  treatments: order.treatments.map(({ name }) => name),
}

export const healthReports: HealthReportView[] = [
  {
    id: "hrp_1",
    kind: "side_effect",
    case_reference: "CASE-3F8K-1ZPW",
    reported_at: "2026-11-21T12:30:00.000Z",
    on_hold: true,
    status: {
      word: "With our clinicians",
      sentence:
        "Your supplies are on hold. A clinician looks at what you told us.",
    },
  },
]

export const threads: ThreadView[] = [
  {
    id: "thr_1",
    case_id: "case_1",
    case_reference: "CASE-3F8K-1ZPW",
    order_id: "order_1",
    last_message_at: "2026-11-21T12:20:00.000Z",
    unread: 1,
    messages: [
      {
        id: "msg_1",
        from: "pharmacy",
        body: "Your treatment is approved: one tablet a day.\nPlease write to us here if you notice a change of mood.",
        sent_at: "2026-11-21T12:01:00.000Z",
      },
      {
        id: "msg_2",
        from: "you",
        body: "Thank you, I will.",
        sent_at: "2026-11-21T12:20:00.000Z",
      },
    ],
  },
]

export const prescriptions: PrescriptionRow[] = [
  {
    id: "rx_1",
    reference: "RX-4Q7T-2HNB",
    signed_at: "2026-11-21T12:00:00.000Z",
    medicines: [
      {
        description: "Finasteride 1 mg tablets",
        directions: "Take one a day",
        quantity: 28,
      },
    ],
    prescriber: {
      name: "Dr Priya Natarajan",
      body: "GMC",
      number: "7012345",
    },
    document_id: "doc_2",
  },
]
