import { runJobs, sumByKind } from "../test-jobs.mjs"

type Work = () => Promise<{ passed: number; failed: number }>

const passed = { passed: 1, failed: 0 }
const context = () => ({
  signal: new AbortController().signal,
  args: [],
  env: {},
})

describe("the jobs of a test run", () => {
  let running: string[]
  /** What ran beside each other, at each start. */
  let starts: string[]

  beforeEach(() => {
    running = []
    starts = []
    jest.spyOn(console, "log").mockReturnValue(undefined)
  })
  afterEach(() => jest.restoreAllMocks())

  const job = (
    kind: string,
    cores: 1 | 2,
    more: { after?: string[]; work?: Work } = {}
  ) => ({
    kind,
    name: kind,
    cores,
    work: async () => {
      running.push(kind)
      starts.push(running.join("+"))
      await new Promise((resolve) => setTimeout(resolve, 5))
      running.splice(running.indexOf(kind), 1)
      return more.work ? more.work() : passed
    },
    ...(more.after ? { after: more.after } : {}),
  })

  it("go two beside each other, and one that wants both cores alone", async () => {
    const jobs = [job("a", 1), job("both", 2), job("b", 1), job("c", 1)]
    await runJobs(jobs, context())
    expect(starts.filter((one) => one.includes("both"))).toEqual(["both"])
    expect(starts).toContain("a+b")
    expect(Math.max(...starts.map((one) => one.split("+").length))).toBe(2)
    expect(starts).toHaveLength(4)
  })

  it("wait for what they need", async () => {
    const jobs = [job("late", 1, { after: ["first"] }), job("first", 1)]
    await runJobs(jobs, context())
    expect(starts).toEqual(["first", "late"])
  })

  it("are counted as failed when they break, and the others go on", async () => {
    const broken = job("broken", 1, {
      work: () => Promise.reject(new Error("Oh")),
    })
    const results = await runJobs([broken, job("fine", 1)], context())
    expect(sumByKind(results, ["fine", "broken", "absent"])).toMatchObject([
      { kind: "fine", passed: 1, failed: 0 },
      { kind: "broken", passed: 0, failed: 1 },
    ])
  })

  it("aren't started any more once the run is stopped", async () => {
    const stop = new AbortController()
    const first = job("first", 2, {
      work: async () => {
        stop.abort()
        return passed
      },
    })
    const run = { ...context(), signal: stop.signal }
    expect(await runJobs([first, job("next", 1)], run)).toHaveLength(1)
  })
})
