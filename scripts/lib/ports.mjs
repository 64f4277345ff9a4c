import { createServer, connect } from "node:net"

/**
 * Says whether something answers or listens on a loopback port.
 * Both families are tried: a program on ::1 alone blocks "localhost" too.
 *
 * @param {number} port
 * @returns {Promise<boolean>}
 */
export async function isPortTaken(port) {
  for (const host of ["0.0.0.0", "127.0.0.1", "::"]) {
    if (await bindFails(port, host)) return true
  }
  return false
}

/** @returns {Promise<boolean>} true when the address is in use */
function bindFails(port, host) {
  return new Promise((resolve) => {
    const server = createServer()
    server.once("error", (error) => resolve(error.code === "EADDRINUSE"))
    server.listen({ port, host, exclusive: true, ipv6Only: true }, () =>
      server.close(() => resolve(false))
    )
  })
}

/**
 * A loopback port nobody listens on at the moment of asking.
 *
 * @returns {Promise<number>}
 */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address()
      server.close(() => resolve(port))
    })
  })
}

/**
 * Reads a port from a variable, or takes the default.
 *
 * @param {Record<string, string | undefined>} env
 * @param {string} name
 * @param {number} fallback
 * @returns {number}
 */
export function portFrom(env, name, fallback) {
  const text = env[name]
  if (text === undefined || text === "") return fallback
  const port = Number(text)
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    throw new Error(`${name} must be a port number from 1 to 65535: ${text}`)
  }
  return port
}

/**
 * Waits until a TCP port accepts a connection.
 *
 * @param {number} port
 * @param {number} timeoutMs
 */
export async function waitForPort(port, timeoutMs) {
  const end = Date.now() + timeoutMs
  while (Date.now() < end) {
    if (await accepts(port)) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`Nothing answers on port ${port} after ${timeoutMs} ms`)
}

function accepts(port) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: "127.0.0.1" })
    const done = (answer) => {
      socket.destroy()
      resolve(answer)
    }
    socket.once("connect", () => done(true))
    socket.once("error", () => done(false))
  })
}
