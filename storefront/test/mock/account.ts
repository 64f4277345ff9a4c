const gbp = (amount: number) => ({ amount, currency: "gbp" })

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

export const documents = [
  {
    id: "doc_1",
    kind: "gp_letter",
    title: "Letter to Orchard Lane Surgery",
    created_at: "2026-11-21T12:00:00.000Z",
  },
  {
    id: "doc_2",
    kind: "prescription_copy",
    title: "Prescription RX-4Q7T-2HNB (copy)",
    created_at: "2026-11-21T12:00:00.000Z",
  },
]

export const order = {
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
      case_reference: "CASE-3F8K-1ZPW",
      name: "Finasteride 1 mg tablets, 28",
      quantity: 1,
      status: {
        word: "Dispatched",
        sentence: "Your medicine was handed to Royal Mail.",
      },
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
  documents,
}

export const threads = [
  {
    id: "thr_1",
    case_reference: "CASE-3F8K-1ZPW",
    messages: [
      {
        id: "msg_1",
        author_type: "staff",
        author_name: "Dr Priya Natarajan, prescriber",
        body: "Your treatment is approved: one tablet a day.\nPlease write to us here if you notice a change of mood.",
        at: "2026-11-21T12:01:00.000Z",
      },
      {
        id: "msg_2",
        author_type: "patient",
        body: "Thank you, I will.",
        at: "2026-11-21T12:20:00.000Z",
      },
    ],
  },
]

export const prescriptions = [
  {
    reference: "RX-4Q7T-2HNB",
    state: "signed",
    treatment: "Finasteride 1 mg tablets",
    signed_at: "2026-11-21T12:00:00.000Z",
    document_id: "doc_2",
  },
]
