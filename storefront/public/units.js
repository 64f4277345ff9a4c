/*
 * What was typed in one system of units is shown in the other, once that is
 * chosen. The server converts too: nothing here is needed for an answer.
 */
const SYSTEMS = { metric: ["cm", "kg"], imperial: ["ft", "in", "st", "lb"] }
const CM_PER_INCH = 2.54
const KG_PER_POUND = 0.45359237

function showInUnits(question, units, typedIn) {
  const field = (part) => document.getElementById(`${question}-${part}`)
  const number = (part) => Number(field(part).value.trim().replace(",", "."))
  const show = (values) => {
    for (const [part, value] of Object.entries(values)) {
      field(part).value = String(value)
    }
  }
  if (!typedIn || typedIn === units || !field("cm")) {
    return
  }
  const [cm, kg] =
    typedIn === "metric"
      ? SYSTEMS.metric.map(number)
      : [
          (number("ft") * 12 + number("in")) * CM_PER_INCH,
          (number("st") * 14 + number("lb")) * KG_PER_POUND,
        ]
  const tenth = (value) => Math.round(value * 10) / 10
  const inches = Math.round(cm / CM_PER_INCH)
  const pounds = Math.round(kg / KG_PER_POUND)
  if (cm > 0) {
    const ft = { ft: Math.floor(inches / 12), in: inches % 12 }
    show(units === "metric" ? { cm: tenth(cm) } : ft)
  }
  if (kg > 0) {
    const st = { st: Math.floor(pounds / 14), lb: pounds % 14 }
    show(units === "metric" ? { kg: tenth(kg) } : st)
  }
}

function followUnits() {
  const typedIn = new Map()
  const partOf = ({ name }) => name.slice(name.lastIndexOf("-") + 1)
  document.addEventListener("input", ({ target }) => {
    const holder = target.closest?.("[data-kind=height_weight]")
    if (!holder) return
    const { question } = holder.dataset
    if (partOf(target) === "units") {
      showInUnits(question, target.value, typedIn.get(question))
      return
    }
    const [system] = Object.entries(SYSTEMS).find(([, parts]) =>
      parts.includes(partOf(target))
    )
    typedIn.set(question, system)
  })
}

followUnits()
