/*
 * Saves each answer of a consultation's step as it is given. The form works
 * without it; a finished form is sent as always and carries the same stamp, so
 * that nothing that is still on its way can undo it.
 *
 * A choice made with the pointer is saved at once. What is typed, ticked or
 * moved through with the keyboard is saved when it rests or is left: half a
 * number, or an option that the arrow keys only pass, must not end a
 * consultation.
 */
const form = document.querySelector("form[data-autosave]")
const state = document.querySelector("[data-autosave-state]")
const REST_MS = 1000
const LONGEST_WAIT_MS = 30_000

const NOT_SAVED = {
  wrong: "One of your answers can’t be saved as it is. Continue to see why.",
  unfinished: "Your answers are saved when you continue.",
  full: "This change can’t be saved: your answers were changed too often. Continue to see what you can do.",
}

const random = () => crypto.randomUUID().replaceAll("-", "")

/** This browser's name and its rising number, over all its tabs and pages. */
const memory = {
  get(name) {
    try {
      return localStorage.getItem(`answers:${name}`)
    } catch {
      return this[name] ?? null
    }
  },
  set(name, value) {
    try {
      localStorage.setItem(`answers:${name}`, value)
    } catch {
      this[name] = value
    }
  },
}
function device() {
  const known = memory.get("device") ?? random()
  memory.set("device", known)
  return known
}
function nextNumber() {
  const next = Math.max(Date.now(), Number(memory.get("number") ?? 0) + 1)
  memory.set("number", String(next))
  return next
}

/** By question: what is on its way or waits to be tried again. */
const open = new Map()
let sending = false

function say(words) {
  if (state && state.textContent !== words) {
    state.textContent = words
  }
}
function sayHowItIs() {
  const waiting = [...open.values()]
  if (waiting.some(({ tries }) => tries > 0)) {
    say("Not saved yet, trying again.")
  } else if (waiting.length > 0) {
    say("Saving…")
  } else {
    say("Saved.")
  }
}

function save(question) {
  const fields = new FormData(form)
  const body = new URLSearchParams()
  for (const [name, value] of fields) {
    const own = name === question || name.startsWith(`${question}-`)
    if (own && typeof value === "string") {
      body.append(name, value)
    }
  }
  const content = body.toString()
  const holder = form.querySelector(`[data-question="${question}"]`)
  if (holder.dataset.saved === content) {
    return
  }
  holder.dataset.saved = content
  body.set("_question", question)
  body.set("_device", device())
  body.set("_seq", String(nextNumber()))
  body.set("_key", random())
  clearTimeout(open.get(question)?.timer)
  const entry = { question, body, tries: 0, timer: undefined }
  open.set(question, entry)
  sayHowItIs()
  void send(entry)
}

async function send(entry) {
  let reply
  try {
    const answer = await fetch(form.dataset.autosave, {
      method: "POST",
      body: entry.body,
      keepalive: true,
    })
    reply = answer.ok ? await answer.json() : undefined
  } catch {
    reply = undefined
  }
  if (open.get(entry.question) !== entry || sending) {
    // A newer answer has taken its place, or the whole form is on its way.
    return
  }
  if (!reply) {
    entry.tries += 1
    const wait = Math.min(LONGEST_WAIT_MS, 1000 * 2 ** (entry.tries - 1))
    entry.timer = setTimeout(() => void send(entry), wait)
    sayHowItIs()
    return
  }
  open.delete(entry.question)
  if (reply.go) {
    location.assign(reply.go)
    return
  }
  if (!reply.saved) {
    say(NOT_SAVED[reply.reason])
    return
  }
  sayHowItIs()
  if (reply.asks !== form.dataset.asks) {
    await showWhatIsAsked()
  }
}

/* An answer has opened or closed other questions of this page; what is typed stays. */
async function showWhatIsAsked() {
  const answer = await fetch(location.href).catch(() => undefined)
  const page = new DOMParser().parseFromString(
    (await answer?.text()) ?? "",
    "text/html"
  )
  const fresh = page.querySelector("form[data-autosave]")
  if (!fresh || sending) {
    return
  }
  const asked = [...fresh.querySelectorAll("[data-question]")]
  const names = asked.map(({ dataset }) => dataset.question)
  const here = () => [...form.querySelectorAll("[data-question]")]
  for (const holder of here()) {
    if (!names.includes(holder.dataset.question)) holder.remove()
  }
  let before
  for (const one of asked) {
    const known = here().find(
      ({ dataset }) => dataset.question === one.dataset.question
    )
    const shown = known ?? document.importNode(one, true)
    if (!known && before) before.after(shown)
    if (!known && !before) form.prepend(shown)
    before = shown
  }
  form.dataset.asks = fresh.dataset.asks
  form.enctype = fresh.enctype
  say("Saved. The questions on this page have changed with your answer.")
}

/* Online again: at once, not when the wait is over. */
addEventListener("online", () => {
  for (const entry of open.values()) {
    if (entry.tries > 0) {
      clearTimeout(entry.timer)
      void send(entry)
    }
  }
})

const holderOf = (target) => target.closest?.("[data-question]")
const resting = new Map()
function saveWhenItRests(question) {
  clearTimeout(resting.get(question))
  resting.set(
    question,
    setTimeout(() => save(question), REST_MS)
  )
}

function follow() {
  let byPointer = false
  form.addEventListener("pointerdown", () => (byPointer = true))
  form.addEventListener("keydown", () => (byPointer = false))
  form.addEventListener("change", (event) => {
    const holder = holderOf(event.target)
    if (!holder) return
    const { question, kind } = holder.dataset
    if (["single", "yes_no"].includes(kind) && byPointer) {
      save(question)
    } else if (kind === "multiple") {
      saveWhenItRests(question)
    } else if (kind === "file" && event.target.files.length > 0) {
      form.requestSubmit(holder.querySelector("button[name=upload]"))
    }
  })
  form.addEventListener("input", (event) => {
    const holder = holderOf(event.target)
    if (holder?.dataset.kind === "text") {
      saveWhenItRests(holder.dataset.question)
    }
  })
  form.addEventListener("focusout", (event) => {
    const holder = holderOf(event.target)
    if (
      holder &&
      holder.dataset.kind !== "file" &&
      !holder.contains(event.relatedTarget) &&
      holder.dataset.touched === "true"
    ) {
      clearTimeout(resting.get(holder.dataset.question))
      save(holder.dataset.question)
    }
  })
  for (const kind of ["input", "change"]) {
    form.addEventListener(kind, (event) => {
      const holder = holderOf(event.target)
      if (holder) holder.dataset.touched = "true"
    })
  }
  form.addEventListener("submit", () => {
    sending = true
    for (const timer of resting.values()) clearTimeout(timer)
    for (const { timer } of open.values()) clearTimeout(timer)
    stamp("_device", device())
    stamp("_seq", String(nextNumber()))
    stamp("_key", random())
  })
  addEventListener("pageshow", () => (sending = false))
}

function stamp(name, value) {
  let field = form.querySelector(`input[name="${name}"]`)
  if (!field) {
    field = document.createElement("input")
    field.type = "hidden"
    field.name = name
    form.append(field)
  }
  field.value = value
}

if (form) {
  say("Each answer is saved as you give it.")
  follow()
}
