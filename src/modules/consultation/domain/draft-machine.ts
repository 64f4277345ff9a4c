import { defineStateMachine } from "../../../shared/state-machine"

/**
 * A draft of a form (CON-1): written, handed in, read and published by a second
 * person. A form has one open draft at most; a closed one never changes again.
 */
export const draftMachine = defineStateMachine({
  name: "form draft",
  initial: "editing",
  states: ["editing", "in_review", "published", "discarded"],
  rows: [
    {
      from: "editing",
      event: "submit",
      to: "in_review",
      guard: "publishable",
    },
    { from: "editing", event: "discard", to: "discarded" },
    { from: "in_review", event: "send_back", to: "editing" },
    {
      from: "in_review",
      event: "publish",
      to: "published",
      guard: "second_person",
    },
    { from: "in_review", event: "discard", to: "discarded" },
  ],
})

/** Somebody who opened, changed or handed in a draft. */
export type DraftEditor = { user_id: string; name: string; at: string }

/** The list with this person's latest change in it, in the order of first changes. */
export const withEditor = (
  editors: readonly DraftEditor[],
  editor: DraftEditor
): DraftEditor[] =>
  editors.some(({ user_id }) => user_id === editor.user_id)
    ? editors.map((one) => (one.user_id === editor.user_id ? editor : one))
    : [...editors, editor]

/** Four eyes: nobody publishes what they had a hand in. */
export const isSecondPerson = (
  editors: readonly DraftEditor[],
  userId: string
): boolean => editors.every(({ user_id }) => user_id !== userId)
