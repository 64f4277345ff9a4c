import { Vault } from "../../../shared/encryption/vault"
import { AnswerVault } from "../answer-vault"

describe("The answer vault", () => {
  it("opens a long tape in order, at most 100 values at a time", async () => {
    let [open, most] = [0, 0]
    // Only this of a vault is looked at here; the true one is tested with its key store.
    const vault: Vault = Object.assign(Object.create(Vault.prototype), {
      decryptJson: async (_scope: string, _place: object, sealed: string) => {
        open += 1
        most = Math.max(most, open)
        await new Promise((resolve) => setImmediate(resolve))
        open -= 1
        return sealed
      },
    })
    const tape = Array.from({ length: 230 }, (_, index) => ({
      id: `aev_${index}`,
      seq: index + 1,
      previous_enc: index === 0 ? null : `answer ${index - 1}`,
      value_enc: `answer ${index}`,
    }))
    const opened = await new AnswerVault(vault).openTape("con_1", tape)
    expect(
      opened.map(({ seq, previous, value }) => [seq, previous, value])
    ).toEqual(
      tape.map(({ seq, previous_enc, value_enc }) => [
        seq,
        previous_enc,
        value_enc,
      ])
    )
    expect(most).toBe(100)
  })
})
