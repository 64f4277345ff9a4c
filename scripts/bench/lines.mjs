import { readFileSync } from "node:fs"
import { join } from "node:path"
import { Plain } from "../lib/progress.mjs"
import { quantile } from "./numbers.mjs"
import { call } from "./server.mjs"
import { medusa } from "./site.mjs"

const ROUNDS = 120
const WARM_UP = 20
const PERSON = {
  email: "bench@example.test",
  password: "an-invented-password",
}

/**
 * How long it takes to put one line into a fresh basket: goods and a treatment
 * on our side, the same packs on the plain one, in turn and one at a time.
 *
 * @returns {Promise<Record<"goods" | "treatment", Record<"ours" | "plain", number>>>} p95 in ms
 */
export async function measureLines({ site, ours, plain, signal }) {
  const patient = await makePatient({ site, ours })
  const adders = {
    goods: { ours: goodsAdder(ours), plain: plainAdder(plain, "goods") },
    treatment: {
      ours: treatmentAdder(ours, patient),
      plain: plainAdder(plain, "treatment"),
    },
  }
  const seen = {
    goods: { ours: [], plain: [] },
    treatment: { ours: [], plain: [] },
  }
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    if (signal.aborted) throw new Plain("Stopped.")
    for (const kind of ["goods", "treatment"]) {
      for (const side of ["ours", "plain"]) {
        const ms = await adders[kind][side](round)
        if (round >= WARM_UP) seen[kind][side].push(ms)
      }
    }
  }
  const p95 = ({ ours: a, plain: b }) => ({
    ours: quantile(a, 0.95),
    plain: quantile(b, 0.95),
  })
  return { goods: p95(seen.goods), treatment: p95(seen.treatment) }
}

const goodsAdder = (ours) => async () => {
  const { basket } = (await call(ours, "POST", "/store/baskets", { body: {} }))
    .body
  const { ms } = await call(ours, "POST", `/store/baskets/${basket.id}/lines`, {
    body: { variant_id: ours.variants.goods, quantity: 1 },
    headers: { "x-basket-token": basket.token },
  })
  return ms
}

const treatmentAdder = (ours, patient) => async (round) => {
  const headers = { authorization: `Bearer ${patient.token}` }
  const { basket } = (
    await call(ours, "POST", "/store/baskets", { body: {}, headers })
  ).body
  const { ms } = await call(
    ours,
    "POST",
    `/store/consultations/${patient.consultations[round]}/basket`,
    {
      body: {
        variant_id: ours.variants.treatment,
        quantity: 1,
        basket: basket.id,
      },
      headers: { ...headers, "x-basket-token": basket.token },
    }
  )
  return ms
}

const plainAdder = (plain, kind) => async () => {
  const { cart } = (
    await call(plain, "POST", "/store/carts", {
      body: { region_id: plain.region_id },
    })
  ).body
  const { ms } = await call(
    plain,
    "POST",
    `/store/carts/${cart.id}/line-items`,
    { body: { variant_id: plain.variants[kind], quantity: 1 } }
  )
  return ms
}

/** A customer with a whole profile and as many submitted consultations as are measured. */
async function makePatient({ site, ours }) {
  const at = "/auth/customer/emailpass"
  const registered = await call(ours, "POST", `${at}/register`, {
    body: PERSON,
  })
  const { body } = await call(ours, "POST", "/store/customers", {
    body: { email: PERSON.email },
    headers: { authorization: `Bearer ${registered.body.token}` },
  })
  const output = join(site.folder, "consultations.json")
  await medusa({
    name: "consultations",
    args: [
      "exec",
      "./scripts/bench/submitted-consultations.ts",
      body.customer.id,
      PERSON.email,
      ours.variants.treatmentCategory,
      String(WARM_UP + ROUNDS),
      output,
    ],
    env: ours.env,
    signal: site.signal,
  })
  const signedIn = await call(ours, "POST", at, { body: PERSON })
  return {
    token: signedIn.body.token,
    consultations: JSON.parse(readFileSync(output, "utf8")),
  }
}
