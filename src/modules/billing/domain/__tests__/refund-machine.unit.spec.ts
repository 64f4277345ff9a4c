import {
  CONFIRMED,
  eventOfStatus,
  refundMachine,
  UNDER_WAY,
  UNSENT,
} from "../refund-machine"

/** Every move that there is; everything else is refused. */
const MOVES: Record<string, Record<string, string>> = {
  requested: {
    send: "sent",
    settle_by_hand: "settled_by_hand",
    cover: "settled_by_hand",
  },
  sent: {
    accept: "pending",
    need_action: "requires_action",
    succeed: "succeeded",
    fail: "failed",
  },
  pending: {
    need_action: "requires_action",
    succeed: "succeeded",
    fail: "failed",
  },
  requires_action: { accept: "pending", succeed: "succeeded", fail: "failed" },
  succeeded: { fail: "failed" },
  failed: {
    retry: "requested",
    settle_by_hand: "settled_by_hand",
    cover: "settled_by_hand",
    accept: "pending",
    succeed: "succeeded",
  },
  settled_by_hand: {},
}

describe("the states of a refund", () => {
  it("are reached by these moves and no other", () => {
    for (const from of refundMachine.states) {
      for (const event of refundMachine.events) {
        const to = MOVES[from]?.[event]
        if (to === undefined) {
          expect(() => refundMachine.next(from, event)).toThrow(
            expect.objectContaining({ code: "transition_not_allowed" })
          )
        } else {
          expect([from, event, refundMachine.next(from, event)]).toEqual([
            from,
            event,
            to,
          ])
        }
      }
    }
  })

  it("are each either unsent, under way or confirmed", () => {
    for (const state of refundMachine.states) {
      const kinds = [UNSENT, UNDER_WAY, CONFIRMED].filter((kind) =>
        kind.includes(state)
      )
      expect([state, kinds.length]).toEqual([state, 1])
    }
  })

  it("follow the partner's words", () => {
    expect(
      (["pending", "requires_action", "succeeded", "failed"] as const).map(
        (status) => refundMachine.next("sent", eventOfStatus(status))
      )
    ).toEqual(["pending", "requires_action", "succeeded", "failed"])
  })
})
