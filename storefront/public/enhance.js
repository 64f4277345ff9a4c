/* Small helps for forms that work without them. */
const isExclusive = (input) => input.dataset.exclusive === "true"

/* "None of these" and the others exclude each other. */
document.addEventListener("change", (event) => {
  const changed = event.target
  if (changed.type !== "checkbox" || !changed.checked) {
    return
  }
  const group = changed.closest("[data-exclusive-group]")
  for (const input of group?.querySelectorAll("input[type=checkbox]") ?? []) {
    if (input !== changed && isExclusive(input) !== isExclusive(changed)) {
      input.checked = false
    }
    if (input !== changed && isExclusive(changed)) {
      input.checked = false
    }
  }
})

/* A second press of a button sends nothing twice. */
document.addEventListener("submit", (event) => {
  const form = event.target
  if (form.dataset.sent === "true") {
    event.preventDefault()
  }
  form.dataset.sent = "true"
})
window.addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent
  }
})

/* The error summary is read first, also where autofocus isn't honoured. */
document.querySelector("[data-error-summary]")?.focus()

/* A scanned reply code stands behind the "#", which no server sees. */
const replyCode = document.querySelector("form input#code")
if (replyCode && !replyCode.value && location.hash.length > 16) {
  replyCode.value = decodeURIComponent(location.hash.slice(1, 41))
}
