import { METHODS_OF_KIND } from "../../../shared/evidence-policy"
import { EVIDENCE_METHODS_OF } from "../evidence-methods"

it("offers what the server takes", () => {
  expect(EVIDENCE_METHODS_OF).toEqual(METHODS_OF_KIND)
})
