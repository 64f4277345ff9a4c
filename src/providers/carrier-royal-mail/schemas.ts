import { z } from "@medusajs/framework/zod"

/** Click & Drop API v1 and Tracking V2 as far as we read them (official specs). */
const orderInfo = z.object({
  orderIdentifier: z.number().int(),
  orderReference: z.string().nullish(),
  trackingNumber: z.string().min(1).nullish(),
  packages: z
    .array(z.object({ trackingNumber: z.string().min(1).nullish() }))
    .nullish(),
})
export type OrderInfo = z.infer<typeof orderInfo>

const createdOrder = orderInfo.extend({
  label: z.string().min(1).nullish(),
  labelErrors: z.array(z.object({ code: z.string().nullish() })).nullish(),
})
export type CreatedOrder = z.infer<typeof createdOrder>

export const createOrdersResponse = z.object({
  createdOrders: z.array(createdOrder).default([]),
  failedOrders: z
    .array(
      z.object({
        errors: z
          .array(
            z.object({
              errorCode: z.number().nullish(),
              fields: z
                .array(z.object({ fieldName: z.string().nullish() }))
                .nullish(),
            })
          )
          .nullish(),
      })
    )
    .default([]),
})

/** 200 whether all, some or none of the orders were taken back. */
export const deleteOrdersResponse = z.object({
  errors: z.array(z.object({ code: z.string().nullish() })).nullish(),
})

export const ordersResponse = z.array(orderInfo)

export const errorBody = z.object({ code: z.string().nullish() })

const trackingError = z.object({ errorCode: z.string() })

export const summaryResponse = z.object({
  mailPieces: z.array(
    z.object({
      mailPieceId: z.string(),
      summary: z
        .object({
          lastEventCode: z.string().min(1),
          lastEventDateTime: z.string().min(1),
          lastEventLocationName: z.string().nullish(),
        })
        .nullish(),
      error: trackingError.nullish(),
    })
  ),
})

export const trackingProblem = z.object({
  errors: z.array(trackingError).nullish(),
})

const pushEvent = z.looseObject({
  EventId: z.string().min(1).max(200),
  EventDateTime: z.string().min(1),
  EventUtcOffset: z
    .string()
    .regex(/^[+-]\d{2}:\d{2}$/)
    .nullish(),
  EventLocation: z.looseObject({ Location: z.string().nullish() }).nullish(),
})

/** The body of Pro Shipping's tracking push. */
export const pushBody = z.array(
  z.looseObject({
    TrackingNumber: z.string().min(1).max(50),
    Milestone: z.string().nullish(),
    Events: z.array(pushEvent),
  })
)
