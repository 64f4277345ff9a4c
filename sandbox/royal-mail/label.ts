import bwipjs from "bwip-js/node"
import { BOLD, REGULAR, renderPdf } from "../kit/pdf"
import type { Manifest, Order, Shipment } from "./state"

const MM = 72 / 25.4

export type LabelData = { order: Order; shipment: Shipment }

/** 6 x 4 inch labels, one page each, with a Code 128 of the tracking number. */
export async function labelPdf(labels: LabelData[]): Promise<Buffer> {
  const bars = await Promise.all(
    labels.map((label) => code128(label.shipment.trackingNumber))
  )
  const size: [number, number] = [4 * 72, 6 * 72]
  const draw = (doc: PDFKit.PDFDocument) =>
    labels.forEach((label, i) => {
      if (i > 0) {
        doc.addPage()
      }
      drawLabel(doc, label, bars[i])
    })
  const written = labels.map(({ order }) => addressLines(order))
  return renderPdf(size, 14, draw, written)
}

function drawLabel(
  doc: PDFKit.PDFDocument,
  { order, shipment }: LabelData,
  bars: Buffer | undefined
): void {
  const width = 4 * 72 - 28
  doc.font(BOLD).fontSize(14).text("Royal Mail", 14, 14)
  doc.fontSize(10).text(`Service ${shipment.serviceCode}`, { width })
  const weight = (order.request.packages ?? []).reduce(
    (grams, p) => grams + p.weightInGrams,
    0
  )
  doc.font(REGULAR).fontSize(8).text(`Weight ${weight} g`).moveDown()
  if (bars) {
    doc.image(bars, 14, 80, { fit: [width, 24 * MM], align: "center" })
  }
  doc.fontSize(10).text(spaced(shipment.trackingNumber), 14, 160, {
    width,
    align: "center",
  })
  doc
    .moveTo(14, 182)
    .lineTo(14 + width, 182)
    .stroke()
  doc.fontSize(12).text(addressLines(order).join("\n"), 14, 196, { width })
  const sender = order.request.sender?.tradingName
  doc.fontSize(8)
  if (sender) {
    doc.text(`From ${sender}`, 14, 352, { width })
  }
  doc.text(`Reference ${order.orderReference}`, 14, 366, { width })
  doc.text("SANDBOX - NOT VALID FOR POSTAGE", 14, 396, { width })
}

function addressLines(order: Order): string[] {
  const address = order.request.recipient.address
  return [
    address.fullName,
    address.companyName,
    address.addressLine1,
    address.addressLine2,
    address.addressLine3,
    address.city,
    address.county,
    address.postcode,
  ].filter((line): line is string => Boolean(line))
}

/** A list of the manifested tracking numbers. */
export function manifestPdf(manifest: Manifest): Promise<Buffer> {
  return renderPdf("A4", 50, (doc) => {
    doc.fontSize(16).text(`Manifest ${manifest.manifestNumber}`)
    doc.fontSize(10).text(manifest.createdOn).moveDown()
    doc.text(manifest.trackingNumbers.join("\n"))
  })
}

/** A one-page note for the documents that this simulator doesn't draw. */
export function notePdf(title: string, orders: Order[]): Promise<Buffer> {
  return renderPdf("A6", 20, (doc) => {
    orders.forEach((order, i) => {
      if (i > 0) {
        doc.addPage()
      }
      doc.fontSize(14).text(title)
      doc.fontSize(9).text(`Reference ${order.orderReference}`).moveDown()
      doc.text(addressLines(order).join("\n"))
    })
  })
}

function code128(text: string): Promise<Buffer> {
  return bwipjs.toBuffer({ bcid: "code128", text, scale: 3, height: 18 })
}

function spaced(number: string): string {
  return number.replace(/^(..)(....)(....)(.)(..)$/, "$1 $2 $3 $4$5")
}
