import { XMLParser } from "fast-xml-parser"

const ENTITIES: Record<string, string> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&apos;",
}

/** Text as it may stand in an element; characters that XML 1.0 can't carry are dropped. */
export const escapeXml = (text: string): string =>
  text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "")
    .replace(/[&<>"']/g, (character) => ENTITIES[character] ?? "")

type Fields = Record<string, string>

const elements = (fields: Fields): string =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}>${escapeXml(value)}</${name}>`)
    .join("")

/** One IDUProcess call: SOAP 1.1, rpc/encoded, namespace urn:idu. */
export const requestEnvelope = (request: {
  login: Fields
  idu: Fields
  person: Fields
  services: readonly string[]
}): string =>
  '<?xml version="1.0" encoding="UTF-8"?>' +
  '<soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/" xmlns:idu="urn:idu">' +
  "<soap:Body><idu:IDUProcess><params>" +
  `<Login>${elements(request.login)}</Login>` +
  `<IDU>${elements(request.idu)}</IDU>` +
  `<Person>${elements(request.person)}</Person>` +
  `<Services>${elements(
    Object.fromEntries(request.services.map((name) => [name, "true"]))
  )}</Services>` +
  "</params></idu:IDUProcess></soap:Body></soap:Envelope>"

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  // Numbers and dates stay as they were written.
  parseTagValue: false,
  // No entity of the document's own is ever expanded.
  processEntities: false,
  trimValues: true,
  isArray: (name) => name === "item",
})

/** The body of an answer's envelope; null where it is no SOAP answer. */
export function parseEnvelope(xml: string): unknown {
  if (/<!DOCTYPE/i.test(xml)) {
    return null
  }
  try {
    const tree: unknown = parser.parse(xml)
    return child(child(tree, "Envelope"), "Body") ?? null
  } catch {
    return null
  }
}

export const child = (node: unknown, name: string): unknown =>
  typeof node === "object" && node !== null && name in node
    ? (node as Record<string, unknown>)[name]
    : undefined

/** The few entities that a text may hold, which the parser leaves alone. */
export const unescapeXml = (text: string): string =>
  text
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&")
