import { XMLParser } from "fast-xml-parser"
import { escapeHtml } from "../kit/html"
import { isRecord } from "../kit/schema"

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  processEntities: false,
  trimValues: true,
})

export type IduRequest = {
  username: string
  password: string
  reference: string
  id: string
  ikey: string
  scorecard: string
  person: Record<string, string>
  services: string[]
}

/** Reads a SOAP `IDUProcess` call; null where the body is none. */
export function parseRequest(xml: string): IduRequest | null {
  if (/<!DOCTYPE/i.test(xml)) {
    return null
  }
  const params = findParams(xml)
  if (!params) {
    return null
  }
  const login = group(params, "Login")
  const idu = group(params, "IDU")
  const services = Object.entries(group(params, "Services"))
  return {
    username: login.username ?? "",
    password: login.password ?? "",
    reference: idu.Reference ?? "",
    id: idu.ID ?? "",
    ikey: idu.IKey ?? "",
    scorecard: idu.Scorecard || "IDU Default",
    person: group(params, "Person"),
    services: services
      .filter(([, on]) => on === "true" || on === "1")
      .map(([name]) => name),
  }
}

function findParams(xml: string): Record<string, unknown> | null {
  let tree: unknown
  try {
    tree = parser.parse(xml)
  } catch {
    return null
  }
  for (const name of ["Envelope", "Body", "IDUProcess", "params"]) {
    tree = isRecord(tree) ? tree[name] : undefined
  }
  return isRecord(tree) ? tree : null
}

function group(
  params: Record<string, unknown>,
  name: string
): Record<string, string> {
  const found = params[name]
  if (!isRecord(found)) {
    return {}
  }
  const texts = Object.entries(found).filter(
    (entry): entry is [string, string] => typeof entry[1] === "string"
  )
  return Object.fromEntries(texts.map(([key, v]) => [key, unescapeXml(v)]))
}

function unescapeXml(text: string): string {
  return text
    .replace(/&#(\d+);/g, (_, n) => String.fromCodePoint(Number(n)))
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&")
}

export type Element =
  | { type: "string" | "int" | "boolean"; value: string | number | boolean }
  | { type: "nil" }
  | { type: string; fields: Array<[string, Element]> }
  | { type: "array"; item: string; items: Element[] }

export const text = (value: string): Element => ({ type: "string", value })
export const int = (value: number): Element => ({ type: "int", value })
export const flag = (value: boolean): Element => ({ type: "boolean", value })
export const nil: Element = { type: "nil" }

/** One element in rpc/encoded form, with its xsi:type. */
function encode(name: string, element: Element): string {
  if ("value" in element) {
    const value = escapeHtml(String(element.value))
    return `<${name} xsi:type="xsd:${element.type}">${value}</${name}>`
  }
  if ("fields" in element) {
    const inner = element.fields.map(([key, value]) => encode(key, value))
    return `<${name} xsi:type="ns1:${element.type}">${inner.join("")}</${name}>`
  }
  if ("items" in element) {
    const kind = `ns1:${element.item}[${element.items.length}]`
    const inner = element.items.map((item) => encode("item", item)).join("")
    return `<${name} SOAP-ENC:arrayType="${kind}" xsi:type="SOAP-ENC:Array">${inner}</${name}>`
  }
  return `<${name} xsi:nil="true"/>`
}

/** The whole answer of one call. */
export function envelope(result: Element): string {
  const body = encode("IDUProcessReturn", result)
  return wrap(`<ns1:IDUProcessResponse>${body}</ns1:IDUProcessResponse>`)
}

/** A SOAP 1.1 fault; goes with HTTP status 500. */
export function fault(code: "Client" | "Server", message: string): string {
  return wrap(
    `<SOAP-ENV:Fault><faultcode>SOAP-ENV:${code}</faultcode>` +
      `<faultstring>${escapeHtml(message)}</faultstring></SOAP-ENV:Fault>`
  )
}

function wrap(body: string): string {
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<SOAP-ENV:Envelope xmlns:SOAP-ENV="http://schemas.xmlsoap.org/soap/envelope/"' +
    ' xmlns:ns1="urn:idu" xmlns:xsd="http://www.w3.org/2001/XMLSchema"' +
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"' +
    ' xmlns:SOAP-ENC="http://schemas.xmlsoap.org/soap/encoding/"' +
    ' SOAP-ENV:encodingStyle="http://schemas.xmlsoap.org/soap/encoding/">' +
    `<SOAP-ENV:Body>${body}</SOAP-ENV:Body></SOAP-ENV:Envelope>`
  )
}

/** A short WSDL of the one operation. */
export function wsdl(address: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions name="IDU" targetNamespace="urn:idu" xmlns="http://schemas.xmlsoap.org/wsdl/"
  xmlns:tns="urn:idu" xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
  <message name="IDUProcessRequest"><part name="params" type="tns:Request"/></message>
  <message name="IDUProcessResponse"><part name="IDUProcessReturn" type="tns:Result"/></message>
  <portType name="IDUPort"><operation name="IDUProcess">
    <input message="tns:IDUProcessRequest"/><output message="tns:IDUProcessResponse"/></operation></portType>
  <binding name="IDUBinding" type="tns:IDUPort">
    <soap:binding style="rpc" transport="http://schemas.xmlsoap.org/soap/http"/>
    <operation name="IDUProcess"><soap:operation soapAction="urn:idu#IDUProcess"/>
      <input><soap:body use="encoded" namespace="urn:idu" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></input>
      <output><soap:body use="encoded" namespace="urn:idu" encodingStyle="http://schemas.xmlsoap.org/soap/encoding/"/></output>
    </operation></binding>
  <service name="IDU"><port name="IDUPort" binding="tns:IDUBinding"><soap:address location="${escapeHtml(address)}"/></port></service>
</definitions>`
}
