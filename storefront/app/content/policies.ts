import type { Pharmacy } from "../lib/env.server"
import { RIGHTS } from "../features/basket/rights"

type Section = { heading: string; text: string[] }
export type Policy = {
  title: string
  sections: (pharmacy: Pharmacy) => Section[]
}

const contact = (pharmacy: Pharmacy) =>
  `${pharmacy.name}, ${pharmacy.address}; telephone ${pharmacy.phone}; email ${pharmacy.email}.`

const privacy: Policy = {
  title: "Privacy",
  sections: (pharmacy) => [
    {
      heading: "Who looks after your data",
      text: [
        contact(pharmacy),
        "We are the controller of the data you give us, under UK data protection law. Health data may be used for your care by people who owe you confidentiality: our clinicians and pharmacy staff.",
      ],
    },
    {
      heading: "What we keep, and why",
      text: [
        "Your consultation’s answers, also those you change, because the clinician decides on them and must be able to show why.",
        "Who you are, where you live, your phone and email, to check your identity, to send your order and to reach you.",
        "Your GP practice and your answer about telling them.",
        "Orders, payments, prescriptions, messages and letters, because the law asks a pharmacy to keep them.",
      ],
    },
    {
      heading: "Who else sees it",
      text: [
        "An identity checking service gets your name, date of birth and address. The prescription service gets what a prescription must say. The carrier gets your name, address and phone number, not what is in the parcel. Our payment provider gets your card details; we never see them.",
        "Your GP practice gets a letter only if you agreed.",
        "We sell nothing to anybody and use no advertising or tracking services. This site sets two cookies: one keeps your place and signs you in; the other, set when you begin a consultation, is a random number by which we notice, for safety, when several accounts ask for medicines from one browser.",
      ],
    },
    {
      heading: "Where nothing about your health appears",
      text: [
        "Not in our emails, text messages or web addresses, and not on the parcel. Emails tell you that there is something to read in your account.",
      ],
    },
    {
      heading: "Your rights",
      text: [
        `You can ask for a copy of your data, have mistakes corrected, object, or ask us to erase what we need not keep. Write to ${pharmacy.email}. Records of treatment are kept as long as the law and professional rules ask.`,
        "If you are not satisfied with our answer, you can complain to the Information Commissioner’s Office (ico.org.uk).",
      ],
    },
  ],
}

const terms: Policy = {
  title: "Terms",
  sections: (pharmacy) => [
    {
      heading: "Who you deal with",
      text: [
        contact(pharmacy),
        `We are a pharmacy registered with the General Pharmaceutical Council, premises number ${pharmacy.premisesNumber}. Our superintendent pharmacist is ${pharmacy.superintendent}.`,
      ],
    },
    {
      heading: "Who can use this service",
      text: [
        "Adults of 18 or over who live in Great Britain, for themselves only. Please answer truthfully and completely: the clinician relies on it, and a wrong answer can harm you.",
      ],
    },
    {
      heading: "A request, not a purchase of a prescription",
      text: [
        "You tell us what treatment you would like to discuss. The clinician may approve it, suggest something else, ask you more, or say no. If a treatment isn’t approved, you get its price back in full.",
      ],
    },
    {
      heading: "Prices and delivery",
      text: [
        "You see the total with delivery before you pay. Times of delivery are estimates and count from approval.",
      ],
    },
    {
      heading: "Plans",
      text: [
        "A plan sends you a parcel a month for the months that you choose, at most twelve on one consultation. You pay the first month when you order and agree to the later payments on the page before. We take each one from the same card about the same day each month after your first parcel is sent, and send that month’s parcel once it is paid.",
        "The price of the treatment and of its delivery stay the same for the whole plan unless you agree to a change. A discount code is taken off the first month only.",
        "In your account you can skip a month, choose another day, pause or stop, before a payment is taken. We never take money for a month that we may not supply.",
      ],
    },
    {
      heading: "Your right to cancel",
      text: [RIGHTS.prescription, RIGHTS.consumer, RIGHTS.plan],
    },
    {
      heading: "Not for emergencies",
      text: [
        "We can’t help in an emergency. Call 999; for urgent advice call 111.",
      ],
    },
  ],
}

const complaints: Policy = {
  title: "Complaints",
  sections: (pharmacy) => [
    {
      heading: "Tell us first",
      text: [
        `Call ${pharmacy.phone} or write to ${pharmacy.email} or ${pharmacy.address}. Our superintendent pharmacist, ${pharmacy.superintendent}, is responsible for complaints.`,
        "We confirm that we have it within three working days, and answer in full as soon as we can, normally within twenty working days. Complaining never affects your care.",
      ],
    },
    {
      heading: "If our answer doesn’t settle it",
      text: [
        "The General Pharmaceutical Council (pharmacyregulation.org) deals with concerns about pharmacies and pharmacy professionals; the General Medical Council (gmc-uk.org) with concerns about doctors.",
      ],
    },
    {
      heading: "Side effects",
      text: [
        "If a medicine has harmed you, get medical help first. You can also report a side effect to the Yellow Card scheme (yellowcard.mhra.gov.uk). Reporting helps to make medicines safer.",
      ],
    },
  ],
}

/** The policies by their place in the address. */
export const policies: Record<string, Policy | undefined> = {
  privacy,
  terms,
  complaints,
}
