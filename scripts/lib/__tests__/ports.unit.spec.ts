import { createServer } from "node:net"
import { freePort, isPortTaken, portFrom } from "../ports.mjs"

describe("ports", () => {
  it("knows a taken port from a free one", async () => {
    const port = await freePort()
    expect(await isPortTaken(port)).toBe(false)
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(port, resolve))
    expect(await isPortTaken(port)).toBe(true)
    await new Promise((resolve) => server.close(resolve))
  })

  it.each([
    [undefined, 9000],
    ["", 9000],
    ["1234", 1234],
  ])("reads %p as %p", (text, expected) => {
    expect(portFrom({ PORT: text }, "PORT", 9000)).toBe(expected)
  })

  it.each(["0", "65536", "http", "80.5"])("refuses %p by name", (text) => {
    expect(() => portFrom({ PORT: text }, "PORT", 9000)).toThrow(/^PORT must/)
  })
})
